"""What made the chosen picture, in a few rows, said truthfully."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sdjp.base.language import translate
from sdjp.ui.controls.parameter_texts import duration, parameter_name
from sdjp.ui.look.room import Room
from sdjp.ui.look.theme import restyle
from sdjp.ui.pictures.kept_picture import KeptPicture
from sdjp.ui.pictures.settings_facts import compared, compared_fact, start_facts

PLAIN = Qt.TextFormat.PlainText
LEAST_PX = 96
"""Height of the facts that are seen at least; the others are scrolled to."""

_FACTS = ("compared", "start", "seed", "size", "steps", "sampler", "created", "watermark")


class _AllOrScrolled(QScrollArea):
    """As high as what is in it where there is room; what is not seen is scrolled to."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__(widgetResizable=True)
        self.setProperty("role", "reading")
        self._inner = inner
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(inner)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._on_range_changed(0, 0)

    def sizeHint(self) -> QSize:
        around = self.contentsMargins()
        width = self.width() - around.left() - around.right()
        height = self._inner.heightForWidth(width) + around.top() + around.bottom()
        return QSize(self._inner.sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(LEAST_PX, self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @Slot(int, int)
    def _on_range_changed(self, _least: int, most: int) -> None:
        can_scroll = Qt.FocusPolicy.StrongFocus if most else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(can_scroll)


class PictureFacts(Room):
    """Prompt, seed, size, steps, sampler, time and watermark of one picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: KeptPicture | None = None
        self.prompt = QLabel(wordWrap=True, textFormat=PLAIN)
        self.prompt.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._names = {fact: QLabel(wordWrap=True) for fact in _FACTS}
        self.values = {fact: QLabel(textFormat=PLAIN, wordWrap=True) for fact in _FACTS}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, fact in enumerate(_FACTS):
            self._names[fact].setProperty("role", "hint")
            grid.addWidget(self._names[fact], row, 0, Qt.AlignmentFlag.AlignTop)
            value = self.values[fact]
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(value, row, 1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.prompt)
        column.addLayout(grid)
        self.sheet = _AllOrScrolled(inner)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 12, 12, 12)
        inside.addWidget(self.sheet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts."""
        names = {
            **{field: parameter_name(field) for field in ("seed", "size", "steps", "sampler")},
            "start": translate("window", "Started from"),
            "created": translate("window", "Time"),
            "watermark": translate("window", "Watermark"),
        }
        self.sheet.setAccessibleName(translate("window", "About this picture"))
        for fact, name in names.items():
            self._names[fact].setText(name)
            self.values[fact].setAccessibleName(name)
        self.show_facts(self._kept)

    def show_facts(self, kept: KeptPicture | None) -> None:
        """Show the facts of `kept`."""
        self._kept = kept
        if kept is None:
            return
        record = kept.record
        self.prompt.setText(_shortened(record.prompt))
        self.prompt.setToolTip(record.english)
        self.values["seed"].setText(str(record.seed))
        self.values["size"].setText(f"{kept.size.width()} × {kept.size.height()}")
        self.values["steps"].setText(str(record.steps))
        self.values["sampler"].setText(record.sampler)
        axis, values = compared(record.extra)
        name, text = compared_fact(axis, values) if axis else ("", "")
        self._names["compared"].setText(name)
        self.values["compared"].setText(text)
        self.values["compared"].setAccessibleName(name)
        started = start_facts(asdict(record.init)) if record.init is not None else []
        self.values["start"].setText("\n".join(text for _, text in started[:1]))
        absent = {axis, *(() if axis else ("compared",)), *(() if started else ("start",))}
        for fact in _FACTS:
            is_told = fact not in absent
            self._names[fact].setVisible(is_told)
            self.values[fact].setVisible(is_told)
        self.values["created"].setText(_time_text(record.created, kept.seconds))
        self.values["watermark"].setText(watermark_text(kept))
        is_lost = kept.order.watermark and not kept.watermark.get("found")
        self.values["watermark"].setProperty("role", "warning" if is_lost else "")
        restyle(self.values["watermark"])
        self.sheet.updateGeometry()


def watermark_text(kept: KeptPicture) -> str:
    """What became of the invisible watermark, as it was read again from the saved file."""
    share = f"{float(kept.watermark.get('bit_accuracy', 0)):.0%}"
    if kept.watermark.get("found"):
        return translate("window", "There; {share} of it can be read").format(share=share)
    if kept.order.watermark:
        return translate("window", "Written, but it cannot be read ({share})").format(share=share)
    return translate("window", "None (switched off in the settings)")


def _shortened(prompt: str, most: int = 90) -> str:
    return prompt if len(prompt) <= most else f"{prompt[: most - 1]}…"


def _time_text(created: str, seconds: float) -> str:
    try:
        clock = datetime.fromisoformat(created).strftime("%H:%M:%S")
    except ValueError:
        return created
    if not seconds:
        return clock
    return translate("window", "{clock} (took {time})").format(clock=clock, time=duration(seconds))
