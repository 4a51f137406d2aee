"""The English lane: what the model reads, segment under segment."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdjp.base.language import translate
from sdjp.ui.controls.foreign_text import ForeignText
from sdjp.ui.look.flow_layout import FlowLayout
from sdjp.ui.look.icons import icon
from sdjp.ui.look.room import Room
from sdjp.ui.prompt.lane_segments import LaneSegment
from sdjp.ui.prompt.segment_chip import SegmentChip

MAX_CHIPS = 120
"""More are not shown one by one; the whole English is."""

CHIPS_AT_ONCE = 40
"""So many new ones are made before the window may do something else."""

MAX_HEIGHT_PX = 290
DIM_AFTER_MS = 300
DIM_OPACITY = 0.55


class EnglishLane(Room):
    """Chips of segments, the whole English, and how to copy it.

    Signals:
        pointed(int): the segment that is pointed at or has the focus; -1 for none.
        english_chosen(str, str): a Japanese phrase, and the English that it is to have; empty
            English gives it back to the translator.
        word_wanted(str, str): a Japanese phrase and its English are to go into the dictionary.
        place_wanted(int): the cursor is to go to this segment.
    """

    pointed = Signal(int)
    english_chosen = Signal(str, str)
    word_wanted = Signal(str, str)
    place_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[SegmentChip] = []
        self._spare: list[SegmentChip] = []
        self._segments: tuple[LaneSegment, ...] = ()
        self._english = ""
        self._is_live = True
        self._lit = -1
        self._waiting: tuple[tuple[LaneSegment, ...], str] | None = None
        self._make_widgets()
        self._arrange()
        # A moment later: by then the chips know what they need.
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._on_fit)
        self._growing = QTimer(self, singleShot=True, interval=0)
        self._growing.timeout.connect(self._on_grow)
        self._dimming = QTimer(self, singleShot=True, interval=DIM_AFTER_MS)
        self._dimming.timeout.connect(self._on_dim)
        self.retranslate()

    def _make_widgets(self) -> None:
        self._title = QLabel(self, wordWrap=True)
        self._all = QPushButton(self)
        self._all.setCheckable(True)
        self._all.setProperty("role", "quiet")
        self._all.toggled.connect(self._on_all_toggled)
        self._copy = QToolButton(self)
        self._copy.setProperty("role", "icon")
        self._copy.setIcon(icon("copy"))
        self._copy.clicked.connect(self._on_copy)
        self._empty = QLabel(self, wordWrap=True)
        self._more = QLabel(self, wordWrap=True)
        for label in (self._title, self._empty, self._more):
            label.setProperty("role", "hint")
        self._content = QWidget()
        self._flow = FlowLayout(self._content)
        self._dim = QGraphicsOpacityEffect(self._content, opacity=DIM_OPACITY)
        self._dim.setEnabled(False)
        self._content.setGraphicsEffect(self._dim)
        self._scroll = QScrollArea(self, widgetResizable=True)
        self._scroll.setWidget(self._content)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content.installEventFilter(self)
        self._whole = ForeignText(self)
        self._whole.hide()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._all)
        top.addWidget(self._copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        for widget in (self._empty, self._scroll, self._more, self._whole):
            layout.addWidget(widget)

    def retranslate(self) -> None:
        title = translate("window", "What the model reads")
        empty = translate("window", "What you write appears here in English.")
        if not self._is_live:
            title = translate("window", "What the model reads (made when you draw)")
            empty = translate("window", "When you draw, the English appears here.")
        self._title.setText(title)
        self._empty.setText(empty)
        self._all.setText(translate("window", "Show all of it"))
        self._copy.setToolTip(translate("window", "Copy the English"))
        self._copy.setAccessibleName(self._copy.toolTip())
        self._whole.setAccessibleName(translate("window", "The whole English"))
        for chip in self.chips:
            chip.retranslate()
        self._show_rest()

    # What is shown

    @property
    def is_editing(self) -> bool:
        """Whether the English of a chip is being changed."""
        return any(chip.is_editing for chip in self.chips)

    def show_segments(self, segments: Sequence[LaneSegment], english: str) -> None:
        """Show a translation; waits while a chip is being changed."""
        if self.is_editing:
            self._waiting = tuple(segments), english
            return
        shown = segments[: min(MAX_CHIPS, len(self.chips) + CHIPS_AT_ONCE)]
        self._fit_chips(shown)
        if len(shown) < min(MAX_CHIPS, len(segments)):
            self._growing.start()
        self._segments, self._english = tuple(segments), english
        self._whole.show_text(english)
        self._show_rest()
        self.light(-1)
        self._fit_height()

    def set_current(self, is_current: bool) -> None:
        """Dim the chips when their prompt has changed and the new English lets wait for itself."""
        if is_current:
            self._dimming.stop()
            self._dim.setEnabled(False)
        elif not self._dimming.isActive() and not self._dim.isEnabled():
            self._dimming.start()

    def set_live(self, is_live: bool) -> None:
        """Whether the English follows the typing or is made for a drawing."""
        self._is_live = is_live
        self.retranslate()

    def light(self, index: int) -> None:
        """Show that this segment is pointed at in the Japanese; -1 for none."""
        if self._lit != index and 0 <= self._lit < len(self.chips):
            self.chips[self._lit].set_lit(False)
        self._lit = index
        if 0 <= index < len(self.chips):
            self.chips[index].set_lit(True)
            self._scroll.ensureWidgetVisible(self.chips[index], 0, 8)

    def take_focus(self) -> None:
        """Give the focus to the chip that had it last, or the first one."""
        for chip in self.chips:
            if chip.focusPolicy() == Qt.FocusPolicy.StrongFocus:
                chip.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self._all.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit_chips(self, segments: Sequence[LaneSegment]) -> None:
        """Show `segments`; chips at both ends that stay the same are left alone."""
        old = [chip.segment for chip in self.chips]
        first = _same(old, segments)
        left = min(len(old), len(segments)) - first
        last = min(left, _same(old[::-1], segments[::-1]))
        while len(self.chips) > len(segments):
            self._drop(self.chips.pop(len(old) - last - 1))
            old.pop()
        while len(self.chips) < len(segments):
            self._insert(len(self.chips) - last)
        for chip, segment in zip(self.chips, segments, strict=True):
            chip.show_segment(segment)
        if self.chips and not any(_has_turn(chip) for chip in self.chips):
            self.chips[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _insert(self, index: int) -> None:
        chip = self._spare.pop() if self._spare else self._new_chip()
        self.chips.insert(index, chip)
        self._flow.insert(index, chip)
        chip.show()

    def prepare(self) -> None:
        """Make the chips of a first short prompt beforehand."""
        self._spare += [self._new_chip(), self._new_chip()]

    def _new_chip(self) -> SegmentChip:
        chip = SegmentChip(self._content)
        chip.hide()
        chip.pointed.connect(self._on_pointed)
        chip.english_chosen.connect(self.english_chosen)
        chip.word_wanted.connect(self.word_wanted)
        chip.place_wanted.connect(self._on_place_wanted)
        chip.step_wanted.connect(self._on_step_wanted)
        chip.editing_changed.connect(self._on_editing_changed)
        return chip

    def _drop(self, chip: SegmentChip) -> None:
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _show_rest(self) -> None:
        hidden = len(self._segments) - len(self.chips)
        self._more.setVisible(hidden > 0)
        more = translate("window", "… and {count} more. “Show all of it” has them.")
        self._more.setText(more.format(count=hidden))
        is_whole = self._all.isChecked()
        self._empty.setVisible(not self._segments)
        self._scroll.setVisible(bool(self._segments) and not is_whole)
        self._whole.setVisible(is_whole and bool(self._segments))
        for button in (self._all, self._copy):
            button.setEnabled(bool(self._english))

    # What the user does

    @Slot(bool)
    def _on_all_toggled(self, _checked: bool) -> None:
        self._show_rest()

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._english)

    @Slot(object, bool)
    def _on_pointed(self, chip: SegmentChip, is_pointed: bool) -> None:
        if chip in self.chips:
            self.pointed.emit(self.chips.index(chip) if is_pointed else -1)
        if is_pointed and chip.hasFocus():
            self._give_turn(chip)

    def _give_turn(self, chip: SegmentChip) -> None:
        """Tab comes back to the chip that had the focus; arrows move between chips."""
        for other in self.chips:
            is_chosen = other is chip
            strong, click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
            other.setFocusPolicy(strong if is_chosen else click)
        self._scroll.ensureWidgetVisible(chip, 0, 8)

    @Slot(object)
    def _on_place_wanted(self, chip: SegmentChip) -> None:
        self.place_wanted.emit(self.chips.index(chip))

    @Slot(object)
    def _on_editing_changed(self, chip: SegmentChip) -> None:
        self._flow.invalidate()
        self._fit_height()
        self._fitting.start()
        if self._waiting is not None and not self.is_editing:
            waiting, self._waiting = self._waiting, None
            self.show_segments(*waiting)

    @Slot(object, int)
    def _on_step_wanted(self, chip: SegmentChip, step: int) -> None:
        index = self.chips.index(chip) + step
        if 0 <= index < len(self.chips):
            self.chips[index].setFocus(Qt.FocusReason.OtherFocusReason)

    # Size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A chip that needs another height changes the lane's."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fitting.start()
        return False

    @Slot()
    def _on_fit(self) -> None:
        self._fit_height()

    def _fit_height(self) -> None:
        needed = self._flow.heightForWidth(self._scroll.viewport().width())
        self._scroll.setFixedHeight(min(needed, MAX_HEIGHT_PX))

    @Slot()
    def _on_grow(self) -> None:
        self.show_segments(self._segments, self._english)

    @Slot()
    def _on_dim(self) -> None:
        self._dim.setEnabled(True)


def _same(old: Sequence[LaneSegment], new: Sequence[LaneSegment]) -> int:
    """How many at the beginning look the same."""
    count = 0
    for before, after in zip(old, new, strict=False):
        if before.looks != after.looks:
            break
        count += 1
    return count


def _has_turn(chip: SegmentChip) -> bool:
    return chip.focusPolicy() == Qt.FocusPolicy.StrongFocus
