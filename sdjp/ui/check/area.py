"""Where pictures are dropped, pasted or opened to be checked."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sdjp.base.language import translate
from sdjp.ui.controls.elided_button import ElidedButton
from sdjp.ui.look.empty_state import centred_label
from sdjp.ui.look.icons import IconLabel, icon
from sdjp.ui.look.room import Room
from sdjp.ui.look.theme import colour

ICON_PX = 56


class CheckArea(Room):
    """A framed place with two buttons; small once there is something to read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_hovered = False
        self._drawing = IconLabel("check-shield", "link", ICON_PX)
        self.sentence = centred_label("heading")
        self.hint = centred_label("hint")
        self.open_button = ElidedButton()
        self.open_button.setIcon(icon("folder"))
        self.paste_button = QPushButton(icon("copy"), "")
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        buttons.addStretch()
        buttons.addWidget(self.open_button)
        buttons.addSpacing(8)
        buttons.addWidget(self.paste_button)
        buttons.addStretch()
        self._layout = QVBoxLayout(self)
        self._layout.addStretch()
        self._layout.addWidget(self._drawing, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._layout.addWidget(self.sentence)
        self._layout.addWidget(self.hint)
        self._layout.addLayout(buttons)
        self._layout.addStretch()
        self.set_small(False)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        self.sentence.setText(translate("window", "Drop a picture here"))
        self.hint.setText(
            translate(
                "window",
                "You learn whether it says it was made by AI, with which program and which"
                " settings. The picture does not leave this computer.",
            )
        )
        self.open_button.say(
            translate("window", "Choose pictures …"),
            translate("window", "Choose pictures (Ctrl+O)"),
        )
        self.paste_button.setText(translate("window", "Paste"))
        self.paste_button.setToolTip(translate("window", "Paste a picture (Ctrl+V)"))

    def set_small(self, is_small: bool) -> None:
        """Leave room for what was found."""
        self._drawing.setVisible(not is_small)
        self.hint.setVisible(not is_small)
        self._layout.setContentsMargins(12, 12, 12, 12)
        self._layout.setSpacing(8 if is_small else 16)
        vertical = QSizePolicy.Policy.Maximum if is_small else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)

    def set_hovered(self, is_hovered: bool) -> None:
        """Show that a drop is welcome."""
        self._is_hovered = is_hovered
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dashed frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour("link" if self._is_hovered else "edge"), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(colour("tint_model" if self._is_hovered else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
