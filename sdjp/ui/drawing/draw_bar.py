"""The one big button, and how many pictures it makes."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdjp.app.core import Core
from sdjp.base.language import translate
from sdjp.contract.request import MAX_BATCH
from sdjp.ui.controls.conversion import is_composing
from sdjp.ui.controls.keys import key_text, with_key
from sdjp.ui.controls.number_box import NumberBox, WheelGuard
from sdjp.ui.look.icons import icon, icon_button
from sdjp.ui.look.room import Room


class DrawBar(Room):
    """Draws what the form says; where its English is still being made, as soon as it is there.

    Signals:
        ordered(Job): a drawing was put into the queue.
    """

    ordered = Signal(object)

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._is_waiting = False
        self._build()
        self.button.clicked.connect(self.draw)
        self.fewer.clicked.connect(self._on_fewer)
        self.more.clicked.connect(self._on_more)
        self.count.valueChanged.connect(self._on_count)
        core.session.changed.connect(self._on_form_changed)
        for live in (core.translation, core.negative_translation):
            live.changed.connect(self._on_translated)
            live.failed.connect(self._on_failed)
        core.start_picture.settled.connect(self._on_mask_settled)
        self.retranslate()

    def _build(self) -> None:
        self.button = QPushButton(icon("brush", "on_accent"), "")
        self.button.setProperty("role", "primary")
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.fewer, self.more = self._tool("minus"), self._tool("plus")
        self.count = NumberBox(1, MAX_BATCH)
        WheelGuard(self).guard(self.count)
        self.count.setProperty("role", "bare")
        self.count.setFixedWidth(64)
        self.hint = QLabel()
        self.hint.setProperty("role", "hint")
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.button, 1)
        row.addSpacing(8)
        for each in (self.fewer, self.count, self.more):
            row.addWidget(each)
        column = QVBoxLayout(bar)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(bar)

    def _tool(self, name: str) -> QToolButton:
        button = icon_button(name)
        button.setAutoRepeat(True)
        return button

    @property
    def is_waiting(self) -> bool:
        """Whether a drawing waits for its English."""
        return self._is_waiting

    def retranslate(self) -> None:
        """Set all texts."""
        self.button.setText(translate("window", "Draw"))
        tip = translate("window", "Draw what is written above")
        tip = with_key(tip, self._core.settings, "draw")
        self.button.setToolTip(tip)
        self.button.setAccessibleDescription(tip)
        self.fewer.setAccessibleName(translate("window", "Fewer pictures"))
        self.more.setAccessibleName(translate("window", "More pictures"))
        self.count.setAccessibleName(translate("window", "Pictures at once"))
        for each in (self.fewer, self.count, self.more):
            each.setToolTip(translate("window", "Pictures at once"))
        self.count.setSuffix(translate("window", " ×"))
        self._show()

    @Slot()
    def draw(self) -> None:
        """Draw; does nothing while an input method is composing or nothing is written."""
        if not self._core.session.form.prompt.strip() or is_composing():
            return
        self._is_waiting = True
        self._draw_if_translated()

    @Slot()
    def _draw_if_translated(self) -> None:
        if self._is_waiting:
            job = self._core.draw()
            core = self._core
            parts = (core.translation, core.negative_translation, core.start_picture)
            refused = next((part.error for part in parts if part.error is not None), None)
            self._is_waiting = job is None and refused is None
            if job is not None:
                self.ordered.emit(job)
        self._show()

    def _show(self) -> None:
        form = self._core.session.form
        self.button.setEnabled(bool(form.prompt.strip()))
        self.count.show_value(form.count)
        self.fewer.setEnabled(form.count > 1)
        self.more.setEnabled(form.count < MAX_BATCH)
        key = key_text(self._core.settings, "draw")
        if self._is_waiting:
            self.hint.setText(translate("window", "Drawing begins as soon as the English is there"))
        elif not form.prompt.strip():
            self.hint.setText(translate("window", "Write a few words above first"))
        else:
            self.hint.setText(
                translate("window", "{key} draws, too").format(key=key) if key else ""
            )

    @Slot(object)
    def _on_form_changed(self, names: frozenset[str]) -> None:
        if "prompt" in names and not self._core.session.form.prompt.strip():
            self._is_waiting = False
        if names & {"prompt", "count"}:
            self._show()

    @Slot(object)
    def _on_translated(self, _lanes: object) -> None:
        self._draw_if_translated()

    @Slot()
    def _on_mask_settled(self) -> None:
        self._is_waiting = self._is_waiting and self._core.start_picture.error is None
        self._draw_if_translated()

    @Slot(object)
    def _on_failed(self, _error: object) -> None:
        self._is_waiting = False
        self._show()

    @Slot()
    def _on_fewer(self) -> None:
        self._core.session.set(count=max(self._core.session.form.count - 1, 1))

    @Slot()
    def _on_more(self) -> None:
        self._core.session.set(count=min(self._core.session.form.count + 1, MAX_BATCH))

    @Slot(float)
    def _on_count(self, count: float) -> None:
        self._core.session.set(count=int(count))
