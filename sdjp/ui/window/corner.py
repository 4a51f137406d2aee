"""The corner at the top right: colours and settings."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from sdjp.app.core import Core
from sdjp.base.language import translate
from sdjp.ui.controls.keys import with_key
from sdjp.ui.look.icons import icon
from sdjp.ui.look.room import Room
from sdjp.ui.look.theme import is_dark


class WindowCorner(Room):
    """Two small buttons.

    Signals:
        settings_wanted(): open the settings.
    """

    settings_wanted = Signal()

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self.theme, self.settings = QToolButton(), QToolButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(2)
        for button in (self.theme, self.settings):
            button.setProperty("role", "icon")
            row.addWidget(button)
        self.settings.setIcon(icon("settings"))
        self.theme.clicked.connect(self._on_theme)
        self.settings.clicked.connect(self.settings_wanted)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts, and the icon for the colours one can change to."""
        dark = is_dark()
        self.theme.setIcon(icon("sun" if dark else "moon"))
        light, night = translate("window", "Light colours"), translate("window", "Dark colours")
        tips = {
            self.theme: light if dark else night,
            self.settings: with_key(
                translate("window", "Settings"), self._core.settings, "settings"
            ),
        }
        for button, tip in tips.items():
            button.setToolTip(tip)
            button.setAccessibleName(tip)

    def changeEvent(self, event: QEvent) -> None:
        """Offer the other colours when these have changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.retranslate()

    @Slot()
    def _on_theme(self) -> None:
        self._core.change_settings(theme="light" if is_dark() else "dark")
