"""How large a picture is shown, and the two sizes that one goes back to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from sdjp.base.language import translate
from sdjp.store.settings import Settings
from sdjp.ui.controls.keys import with_key
from sdjp.ui.look.icons import icon_button
from sdjp.ui.look.room import Room
from sdjp.ui.pictures.view import PictureView


class ZoomBar(Room):
    """Fit, actual size, and how large the picture is shown.

    Args:
        settings: where the keys are that the tool tips tell; none are told without.
        is_framed: whether it lies over the picture and so needs a ground of its own.
    """

    def __init__(
        self,
        view: PictureView,
        parent: QWidget | None = None,
        *,
        settings: Settings | None = None,
        is_framed: bool = True,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._percent = QLabel()
        self._percent.setProperty("role", "hint")
        self.fit = self._button("fit")
        self.actual = self._button("actual-size")
        card = QFrame()
        inside = QHBoxLayout(card)
        inside.setContentsMargins(0, 0, 0, 0)
        if is_framed:
            card.setProperty("role", "card")
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
        names = {
            "fit": (self.fit, translate("window", "Fit into the window")),
            "actual_size": (self.actual, translate("window", "Actual size")),
        }
        for action, (button, name) in names.items():
            button.setAccessibleName(name)
            settings = self._settings
            button.setToolTip(with_key(name, settings, action) if settings else name)

    def _button(self, name: str) -> QToolButton:
        button = icon_button(name, self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    @Slot(float)
    def _on_zoom_changed(self, zoom: float) -> None:
        self._percent.setText(f"{zoom:.0%}")
        self.adjustSize()
