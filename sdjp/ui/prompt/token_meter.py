"""How full the model's 75-token chunks are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from sdjp.app.core import Core
from sdjp.base.language import translate
from sdjp.contract.messages import Counted, CountTokens, Failed
from sdjp.ui.look.room import Room
from sdjp.ui.prompt.lane_segments import CHUNK_TOKENS

MAX_METERS = 4


class TokenMeter(Room):
    """One thin meter per chunk with its number; counts by the model's own tokenizer.

    Signals:
        counted(tuple): tokens in each chunk of the latest English.
    """

    counted = Signal(object)

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._english = ""
        self._job = ""
        self._is_known = True
        self.chunks: tuple[int, ...] = (0,)
        self._bars: list[QProgressBar] = []
        self._numbers: list[QLabel] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self.hint = QLabel(self, wordWrap=True)
        self.hint.setProperty("role", "hint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._grid)
        layout.addWidget(self.hint)
        core.session.changed.connect(self._on_form_changed)
        self.retranslate()

    def retranslate(self) -> None:
        self._show()

    def count(self, english: str) -> None:
        """Count the tokens of `english` and show them."""
        if english != self._english:
            self._english = english
            self._ask()

    @Slot(object)
    def _on_form_changed(self, names: frozenset[str]) -> None:
        if "model" in names:
            self._ask()

    def _ask(self) -> None:
        self._core.words.forget(self._job)
        model = self._core.session.form.model
        if not self._english.strip():
            self._take((0,))
        elif model:
            self._job = self._core.words.ask(
                CountTokens, self._on_answer, english=self._english, model=model
            )

    def _on_answer(self, answer: Counted | Failed) -> None:
        if not isValid(self):
            return
        self._is_known = isinstance(answer, Counted)
        self._take(tuple(answer.chunks) if isinstance(answer, Counted) else (0,))

    def _take(self, chunks: tuple[int, ...]) -> None:
        self.chunks = chunks
        self._show()
        self.counted.emit(chunks)

    def _show(self) -> None:
        shown = self._shown_chunks()
        while len(self._bars) < len(shown):
            self._add_row()
        names = translate("window", "Part {number}: {used} of {room} tokens")
        for index, (bar, number) in enumerate(zip(self._bars, self._numbers, strict=True)):
            used = shown[index] if index < len(shown) else 0
            bar.setVisible(index < len(shown))
            number.setVisible(index < len(shown))
            bar.setValue(min(used, CHUNK_TOKENS))
            number.setText(f"{used} / {CHUNK_TOKENS}")
            spoken = names.format(number=index + 1, used=used, room=CHUNK_TOKENS)
            bar.setAccessibleName(spoken)
            bar.setToolTip(spoken)
        self.hint.setText(self._advice())
        self.hint.setVisible(bool(self.hint.text()))

    def _shown_chunks(self) -> Sequence[int]:
        return self.chunks[:MAX_METERS] if self._is_known else ()

    def _advice(self) -> str:
        if len(self.chunks) < 2 or not self._is_known:
            return ""
        if len(self.chunks) > MAX_METERS:
            return translate(
                "window",
                "{count} parts of 75 tokens. Words further ahead work best, so shorter may be "
                "better.",
            ).format(count=len(self.chunks))
        return translate(
            "window",
            "The model reads 75 tokens (pieces of words) at once. From the dashed line on it is a "
            "further part.",
        )

    def _add_row(self) -> None:
        bar = QProgressBar(self, maximum=CHUNK_TOKENS, textVisible=False)
        bar.setProperty("role", "tokens")
        number = QLabel(self)
        number.setProperty("role", "hint")
        number.setAlignment(Qt.AlignmentFlag.AlignRight)
        row = len(self._bars)
        self._grid.addWidget(bar, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(number, row, 1)
        self._bars.append(bar)
        self._numbers.append(number)
