"""What one picture says of itself, as a page to read."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPixmap
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

from sdjp.base.language import translate
from sdjp.contract.library_messages import Inspected
from sdjp.ui.check.findings import (
    Statement,
    raw_text,
    statements,
    table_of,
    texts_of,
    verdict,
)
from sdjp.ui.controls.fact_sheet import FactSheet
from sdjp.ui.controls.foreign_text import ForeignText
from sdjp.ui.look.icons import IconLabel, icon
from sdjp.ui.look.room import Room
from sdjp.ui.look.theme import restyle
from sdjp.ui.pictures.hand_out import copy_text
from sdjp.ui.pictures.pixels import image_of, reduced

PICTURE_PX = 200
ICON_PX = 22
TONES = {"found": "link", "none": "dim", "plain": "text"}


class CheckReport(Room):
    """Shows one answer of the librarian.

    Signals:
        use_wanted(findings): take these settings over.
    """

    use_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: dict[str, Any] = {}
        self._build()
        self._arrange()
        self.retranslate()

    def _build(self) -> None:
        self.picture = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter)
        self.name = ForeignText()
        self.verdict = StatementLine("heading")
        self.lines = [StatementLine("") for _ in range(3)]
        self.sheet = FactSheet()
        self.use = QPushButton(icon("import"), "")
        self.use.clicked.connect(self._on_use)
        self.answer = QLabel()
        self.answer.setTextFormat(Qt.TextFormat.PlainText)
        self.answer.setWordWrap(True)
        self.raw_fold = QToolButton()
        self.raw_fold.setProperty("role", "fold")
        self.raw_fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.raw_fold.setCheckable(True)
        self.raw_fold.toggled.connect(self._on_raw_toggled)
        self.raw = ForeignText()
        self.copy_raw = QPushButton(icon("copy"), "")
        self.copy_raw.clicked.connect(self._on_copy_raw)

    def _arrange(self) -> None:
        self._settings = _card([self.sheet, self.use, self.answer])
        self._raw_card = _card([self.copy_raw, self.raw])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for part in (
            self.picture,
            self.name,
            _card([self.verdict]),
            _card(self.lines),
            self._settings,
            self.raw_fold,
            self._raw_card,
        ):
            layout.addWidget(part)
        layout.addStretch()

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        self.picture.setAccessibleName(translate("window", "The picture in question"))
        self.name.setAccessibleName(translate("window", "File"))
        self.use.setText(translate("window", "Use these settings"))
        self.raw_fold.setText(translate("window", "What is written in the file"))
        self.raw.setAccessibleName(self.raw_fold.text())
        self.copy_raw.setText(translate("window", "Copy all of it"))
        self.set_answer("")
        if self._findings:
            self._say()

    def show_findings(self, found: Inspected, name: str) -> None:
        """Show what was found in the file called `name`."""
        self._findings = dict(found.findings)
        image = image_of(found.width, found.height, found.body)
        ratio = self.devicePixelRatio()
        shown = QPixmap.fromImage(reduced(image, round(PICTURE_PX * ratio)))
        shown.setDevicePixelRatio(ratio)
        self.picture.setPixmap(shown)
        self.picture.setVisible(not image.isNull())
        size = f"{self._findings['width']} × {self._findings['height']}"
        self.name.show_text(f"{name}\n{size}")
        self.raw_fold.setChecked(False)
        self._on_raw_toggled(False)
        self.set_answer("")
        self._say()

    def set_answer(self, text: str) -> None:
        """Say what came of taking the settings over."""
        self.answer.setText(text)
        self.answer.setVisible(bool(text))

    def _say(self) -> None:
        findings = self._findings
        self.verdict.say(verdict(findings))
        for line, statement in zip(self.lines, statements(findings), strict=True):
            line.say(statement)
        self.sheet.show_facts(texts_of(findings), table_of(findings))
        self._settings.setVisible(bool(findings["settings"]))
        raw = raw_text(findings)
        self.raw.show_text(raw)
        self.raw_fold.setVisible(bool(raw))

    @Slot()
    def _on_use(self) -> None:
        self.use_wanted.emit(self._findings)

    @Slot(bool)
    def _on_raw_toggled(self, is_open: bool) -> None:
        self.raw_fold.setIcon(icon("chevron-down" if is_open else "chevron-right"))
        self._raw_card.setVisible(is_open)

    @Slot()
    def _on_copy_raw(self) -> None:
        copy_text(self.raw.toPlainText())


class StatementLine(QWidget):
    """An icon, a sentence, and below it what that means."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("info", "text", ICON_PX)
        self.sentence = _wrapped(role)
        self.hint = _wrapped("hint")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.sentence)
        words.addWidget(self.hint)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)

    def say(self, statement: Statement) -> None:
        """Show `statement`."""
        self._icon.set_icon(statement.drawing, TONES[statement.tone])
        self.sentence.setText(statement.sentence)
        self.hint.setText(statement.hint)
        self.hint.setVisible(bool(statement.hint))


def _wrapped(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    restyle(label)
    return label


def _card(parts: list[Any]) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(12, 12, 12, 12)
    inside.setSpacing(12)
    for part in parts:
        inside.addWidget(part)
    return card
