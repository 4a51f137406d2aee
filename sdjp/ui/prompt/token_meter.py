"""How full the model's 75-token chunks are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from sdjp.app.core import Core
from sdjp.base.language import translate
from sdjp.contract.codec import error_of
from sdjp.contract.errors import WorkerError
from sdjp.contract.messages import Counted, CountTokens, Failed
from sdjp.ui.look.room import Room
from sdjp.ui.prompt.lane_segments import CHUNK_TOKENS

FEW = 4
"""So many have a row each, with a number; more stand side by side."""

IN_A_ROW = 8
LEAST_BAR_PX = 12
MAX_METERS = 40


class TokenMeter(Room):
    """One thin meter per chunk; counts by the model's own tokenizer.

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
        self._has_lost = False
        self._arranged = (0, 0)
        self.chunks: tuple[int, ...] = (0,)
        self._bars: list[QProgressBar] = []
        self._numbers: list[QLabel] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
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
        if names & {"model", "config"}:
            self._ask()

    def _ask(self) -> None:
        self._core.words.forget(self._job)
        form = self._core.session.form
        model = form.config or form.model  # a single file has its tokenizer from there
        if not self._english.strip():
            self._take((0,))
        elif model:
            self._job = self._core.words.ask(
                CountTokens, self._on_answer, english=self._english, model=model
            )

    def _on_answer(self, answer: Counted | Failed) -> None:
        if not isValid(self):
            return
        has_died = isinstance(answer, Failed) and isinstance(error_of(answer), WorkerError)
        is_worth_another_try = has_died and not self._has_lost
        self._has_lost = has_died
        if is_worth_another_try:
            self._ask()  # the next process gets the question
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
            self._add_part()
        self._arrange(1 if len(shown) <= FEW else IN_A_ROW)
        names = translate("window", "Part {number}: {used} of {room} tokens")
        for index, (bar, number) in enumerate(zip(self._bars, self._numbers, strict=True)):
            used = shown[index] if index < len(shown) else 0
            bar.setVisible(index < len(shown))
            number.setVisible(index < len(shown) <= FEW)
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
        if len(self.chunks) > FEW:
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

    def _arrange(self, in_a_row: int) -> None:
        if self._arranged == (in_a_row, len(self._bars)):
            return
        self._arranged = in_a_row, len(self._bars)
        for index, pair in enumerate(zip(self._bars, self._numbers, strict=True)):
            row, place = divmod(index, in_a_row)
            for column, widget in enumerate(pair, start=2 * place):
                self._grid.removeWidget(widget)
                self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
        for place in range(IN_A_ROW):
            self._grid.setColumnStretch(2 * place, int(place < in_a_row))

    def _add_part(self) -> None:
        bar = QProgressBar(self, maximum=CHUNK_TOKENS, textVisible=False)
        bar.setProperty("role", "tokens")
        bar.setMinimumWidth(LEAST_BAR_PX)  # Qt's own is so wide that few fit the column
        number = QLabel(self)
        number.setProperty("role", "hint")
        number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._bars.append(bar)
        self._numbers.append(number)
