"""One segment of the English lane: Japanese above, English below; a click changes the English."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from sdjp.base.language import translate
from sdjp.text.grammar import plain
from sdjp.text.wording import doubt_text
from sdjp.ui.controls.conversion import ENTER_KEYS
from sdjp.ui.controls.foreign_text import plain_tip
from sdjp.ui.look.theme import restyle
from sdjp.ui.prompt.chip_editor import ChipEditor
from sdjp.ui.prompt.lane_segments import LaneSegment

LEAST_HINT_PX = 230
FULL_WIDTH_PX = 100_000
MARGIN_PX = 10
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}
_NUMBERS_ONLY = ("low-score", "length")


def source_marks() -> dict[str, str]:
    """Where the English came from, in a word or two."""
    return {
        "glossary": translate("window", "glossary"),
        "model": translate("window", "translated"),
        "model+glossary": translate("window", "translated + glossary"),
        "user": translate("window", "you"),
        "as-is": translate("window", "as typed"),
        "style": translate("window", "style"),
        "purpose": translate("window", "purpose"),
    }


def doubt_hint(doubt: dict[str, str]) -> str:
    """A doubt in words, without numbers that say nothing to most people."""
    detail = "" if doubt["code"] in _NUMBERS_ONLY else doubt["detail"]
    return doubt_text({"code": doubt["code"], "detail": detail})


class SegmentChip(QFrame):
    """A segment.

    Signals:
        pointed(chip, bool): the pointer or the focus came, or went.
        english_chosen(str, str): the Japanese, and the English that the user gave it; empty
            forgets it.
        word_wanted(str, str): a Japanese phrase and its English are to go into the dictionary.
        place_wanted(chip): the cursor is to go to its Japanese.
        step_wanted(chip, int): the focus is to go so many chips on.
        editing_changed(chip): its English is, or is no longer, being changed.
    """

    pointed = Signal(object, bool)
    english_chosen = Signal(str, str)
    word_wanted = Signal(str, str)
    place_wanted = Signal(object)
    step_wanted = Signal(object, int)
    editing_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segment = LaneSegment("", "", "as-is")
        self._editor: ChipEditor | None = None
        self.setProperty("role", "chip")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._japanese = _label("hint")
        self._mark = _label("hint")
        self._english = _label()
        self._doubt = _label("warning")
        for label in (self._english, self._doubt):
            label.setWordWrap(True)
        top = QHBoxLayout()
        top.setSpacing(MARGIN_PX)
        top.addWidget(self._japanese, 1)
        top.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(MARGIN_PX, 6, MARGIN_PX, 7)
        self._rows.setSpacing(2)
        self._rows.addLayout(top)
        self._rows.addWidget(self._english)
        self._rows.addWidget(self._doubt)
        self._rows.addStretch(1)

    @property
    def segment(self) -> LaneSegment:
        """What it shows."""
        return self._segment

    @property
    def is_editing(self) -> bool:
        """Whether its English is being changed."""
        return self._editor is not None

    @property
    def can_be_changed(self) -> bool:
        """Whether its English can be pinned: the translator made it, or the user."""
        return self._segment.source != "as-is" and not self._segment.is_added

    def show_segment(self, segment: LaneSegment) -> None:
        """Show another segment, or the same one translated anew."""
        is_other = segment.looks != self._segment.looks
        self._segment = segment
        if is_other:
            self.retranslate()

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        segment = self._segment
        marks = source_marks()
        self._japanese.setText(segment.japanese)
        self._show_english()
        self._english.setVisible(segment.english != segment.japanese and not self.is_editing)
        self._mark.setText(marks.get(segment.source, segment.source))
        hints = [doubt_hint(doubt) for doubt in segment.doubts]
        self._doubt.setText(f"※ {hints[0]}" if hints else "")
        self._doubt.setVisible(bool(hints))
        name = f"{segment.japanese} – {segment.english} ({self._mark.text()})"
        self.setAccessibleName(name)
        self.setAccessibleDescription(" ".join(hints))
        whole = [segment.words, segment.english] if segment.is_added else []
        lines = dict.fromkeys([*hints, *whole, self._advice()])  # English words are both
        self.setToolTip(plain_tip("\n".join(filter(None, lines))))
        self.setCursor(
            Qt.CursorShape.ArrowCursor if segment.is_added else Qt.CursorShape.PointingHandCursor
        )
        self._set_look(source=segment.source, doubt="true" if hints else "false")
        self._rows.activate()
        if self._editor is not None:
            self._editor.retranslate()
        self.updateGeometry()

    def _show_english(self) -> None:
        """In one line where a preset added it: what was typed is more important."""
        text = self._segment.english
        if self._segment.is_added:
            room = self.width() - 2 * MARGIN_PX - 4
            mode = Qt.TextElideMode.ElideRight
            text = self._english.fontMetrics().elidedText(text, mode, room)
        self._english.setText(text)

    def set_lit(self, is_lit: bool) -> None:
        """Show that its Japanese is being pointed at."""
        self._set_look(lit="true" if is_lit else "false")

    def _set_look(self, **properties: str) -> None:
        different = {n: value for n, value in properties.items() if self.property(n) != value}
        for name, value in different.items():
            self.setProperty(name, value)
        if different:
            restyle(self)

    def _advice(self) -> str:
        if self._segment.source == "style":
            return translate("window", "The chosen style adds these words.")
        if self._segment.source == "purpose":
            return translate("window", "The chosen purpose adds these words.")
        if not self.can_be_changed:
            return translate("window", "Goes to the model as typed. Click to go there.")
        return translate("window", "Click (or press Enter) to change the English.")

    # Changing

    def begin(self) -> None:
        """Let the user change the English, or go to its Japanese where there is nothing to."""
        if not self.can_be_changed:
            if not self._segment.is_added:
                self.place_wanted.emit(self)
            return
        if self._editor is not None:
            return
        self._editor = ChipEditor(
            plain(self._segment.english), is_own=self._segment.source == "user"
        )
        self._editor.done.connect(self._on_done)
        self._editor.word_wanted.connect(self._on_word_wanted)
        self._rows.insertWidget(3, self._editor)
        self._editor.show()
        self._english.hide()
        self._editor.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._rows.activate()
        self.updateGeometry()
        self.editing_changed.emit(self)

    @Slot(object)
    def _on_done(self, english: str | None) -> None:
        """End the change: None leaves the English as it is, empty gives it back."""
        editor, self._editor = self._editor, None
        if editor is None:
            return
        before = self._segment
        had_focus = editor.isAncestorOf(QGuiApplication.focusObject())  # type: ignore[arg-type]
        self._rows.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        self.retranslate()
        self.updateGeometry()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        # A translation that waited may give this chip another segment.
        self.editing_changed.emit(self)
        if english is not None and english != plain(before.english):
            self.english_chosen.emit(before.japanese, english)

    @Slot()
    def _on_word_wanted(self) -> None:
        japanese, english = self._segment.japanese, self._segment.english
        if self._editor is not None:
            english = self._editor.english or plain(english)
            self._on_done(english)
        self.word_wanted.emit(japanese, english)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.can_be_changed:
            menu.addAction(translate("window", "Change the English"), self.begin)
            if self._segment.source == "user":
                menu.addAction(translate("window", "Back to the translation"), self._on_forget)
            menu.addAction(translate("window", "Add to the glossary …"), self._on_word_wanted)
        menu.addAction(translate("window", "Copy the English"), self._on_copy)
        menu.popup(event.globalPos())

    @Slot()
    def _on_forget(self) -> None:
        self.english_chosen.emit(self._segment.japanese, "")

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._segment.english)

    # Pointer, focus and keys

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pointed.emit(self, True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(self, False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.pointed.emit(self, True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed.emit(self, False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and is_inside:
            self.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*ENTER_KEYS, Qt.Key.Key_Space, Qt.Key.Key_F2) and not self.is_editing:
            self.begin()
        elif event.key() in _STEPS and not self.is_editing:
            self.step_wanted.emit(self, _STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete and self._segment.source == "user":
            self._on_forget()
        else:
            super().keyPressEvent(event)

    # Size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_english()

    def sizeHint(self) -> QSize:
        if self._editor is not None:
            return QSize(FULL_WIDTH_PX, self.heightForWidth(FULL_WIDTH_PX))
        top = _width(self._japanese) + MARGIN_PX + _width(self._mark)
        english = self._english.fontMetrics().horizontalAdvance(self._segment.english)
        widest = max(top, english)
        if self._segment.doubts:
            widest = max(widest, min(_width(self._doubt), LEAST_HINT_PX))
        width = widest + 2 * MARGIN_PX + 4
        return QSize(width, self.heightForWidth(width))


def _label(role: str = "") -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    if role:
        label.setProperty("role", role)
    return label


def _width(label: QLabel) -> int:
    lines = label.text().split("\n")
    return max(label.fontMetrics().horizontalAdvance(line) for line in lines)
