"""The canvas before anything is drawn: a picture, one sentence, three first steps."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sdjp.app.core import Core
from sdjp.base.language import translate
from sdjp.base.paths import resource_dir
from sdjp.ui.controls.elided_button import ElidedButton
from sdjp.ui.look.icons import icon
from sdjp.ui.look.room import Room
from sdjp.ui.look.theme import DARK, LIGHT, is_dark


def sample_prompts() -> tuple[str, str, str]:
    """Prompts that the embedded model draws well."""
    return (
        translate("window", "a red torii gate standing in the sunset sea"),
        translate("window", "a white cat under a cherry tree"),
        translate("window", "a small boat on a moonlit sea"),
    )


class Illustration(QWidget):
    """A small picture of Fuji, a torii and the sea, in the colours of the theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        drawing = (resource_dir() / "style" / "empty.svg").read_text(encoding="utf-8")
        self._drawings = {
            dark: QSvgRenderer(Template(drawing).substitute(asdict(colours)).encode(), self)
            for dark, colours in ((False, LIGHT), (True, DARK))
        }
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Large enough to be friendly, small enough for a small window."""
        return QSize(300, 212)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the middle."""
        drawing = self._drawings[is_dark()]
        size = QSize(drawing.defaultSize()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(QRectF(self.rect()).center())
        drawing.render(QPainter(self), place)


class EmptyCanvas(Room):
    """Says how to begin; a click on a sample puts it into the prompt.

    Signals:
        picture_wanted(): the user wants to begin with a picture.
    """

    picture_wanted = Signal()

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._sentence = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._sentence.setProperty("role", "heading")
        self._hint = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._hint.setProperty("role", "hint")
        self.samples = [ElidedButton() for _ in sample_prompts()]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addStretch(1)
        layout.addWidget(Illustration())
        layout.addSpacing(4)
        layout.addWidget(self._sentence)
        layout.addSpacing(8)
        layout.addWidget(self._hint)
        for sample in self.samples:
            sample.setProperty("role", "chip")
            sample.setCursor(Qt.CursorShape.PointingHandCursor)
            sample.clicked.connect(self._on_sample_clicked)
            layout.addWidget(sample, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        self.from_picture = QPushButton(icon("picture"), "")
        self.from_picture.clicked.connect(self.picture_wanted)
        layout.addWidget(self.from_picture, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts."""
        self._sentence.setText(
            translate("window", "Write on the left what you would like to see, then press Draw.")
        )
        self._hint.setText(translate("window", "Or begin with one of these:"))
        for sample, prompt in zip(self.samples, sample_prompts(), strict=True):
            sample.say(prompt, translate("window", "Put this into the prompt"))
        self.from_picture.setText(translate("window", "Redraw a picture …"))
        self.from_picture.setToolTip(
            translate("window", "Choose a picture, drop one here, or paste one")
        )

    @Slot()
    def _on_sample_clicked(self) -> None:
        sample = self.sender()
        if isinstance(sample, ElidedButton):
            self._core.session.take_over(prompt=sample.words)
