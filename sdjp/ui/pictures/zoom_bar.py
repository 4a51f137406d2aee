"""How large a picture is shown, and the two sizes that one goes back to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from sdjp.base.language import translate
from sdjp.ui.look.icons import icon_button
from sdjp.ui.look.room import Room
from sdjp.ui.pictures.view import PictureView


class ZoomBar(Room):
    """Fit, actual size, and how large the picture is shown."""

    def __init__(self, view: PictureView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._percent = QLabel()
        self._percent.setProperty("role", "hint")
        self.fit = self._button("fit")
        self.actual = self._button("actual-size")
        card = QFrame()
        card.setProperty("role", "card")
        inside = QHBoxLayout(card)
        inside.setContentsMargins(10, 2, 2, 2)
        inside.setSpacing(2)
        for each in (self._percent, self.fit, self.actual):
            inside.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        self.fit.clicked.connect(view.fit)
        self.actual.clicked.connect(view.show_actual_size)
        view.zoom_changed.connect(self._on_zoom_changed)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts."""
        self.fit.setToolTip(translate("window", "Fit into the window (Ctrl+0)"))
        self.actual.setToolTip(translate("window", "Actual size (Ctrl+1)"))
        for button in (self.fit, self.actual):
            button.setAccessibleName(button.toolTip())

    def _button(self, name: str) -> QToolButton:
        button = icon_button(name, self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    @Slot(float)
    def _on_zoom_changed(self, zoom: float) -> None:
        self._percent.setText(f"{zoom:.0%}")
        self.adjustSize()
