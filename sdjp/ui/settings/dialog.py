"""The settings: pages behind a list, everything applied at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sdjp.app.core import Core
from sdjp.base.language import translate
from sdjp.ui.look.icons import icon
from sdjp.ui.settings.about_page import AboutPage
from sdjp.ui.settings.pages import FolderPage, GeneralPage, ProtectionPage
from sdjp.ui.settings.shortcut_list import Command, ShortcutPage

PAGES = {
    "general": "settings",
    "folders": "folder",
    "safety": "shield",
    "keys": "keyboard",
    "about": "info",
}
"""Name of each page, and its icon."""

SIZE = QSize(820, 540)
AROUND_NAME_PX = 66
"""The icon of a page, and what is left and right of its name."""

AROUND_LIST_PX = 5
"""Its border, and the padding that the style sheet gives it."""
ROW_HEIGHT_PX = 40


class SettingsDialog(QDialog):
    """All settings. It may stay open while the user goes on drawing."""

    def __init__(
        self,
        core: Core,
        commands: Sequence[Command] = (),
        page: str = "general",
        parent: QWidget | None = None,
    ) -> None:
        """Show `page`, a key of `PAGES`.

        Args:
            commands: those whose keys can be changed.
        """
        super().__init__(parent)
        self.pages: dict[str, QWidget] = {
            "general": GeneralPage(core),
            "folders": FolderPage(core),
            "safety": ProtectionPage(core),
            "keys": ShortcutPage(core, commands),
            "about": AboutPage(core),
        }
        self.list = QListWidget()
        self.stack = QStackedWidget()
        self.close_button = QPushButton()
        self.close_button.setAutoDefault(False)
        self._arrange()
        self.list.currentRowChanged.connect(self._on_row)
        self.close_button.clicked.connect(self.accept)
        self.retranslate()
        self.show_page(page)
        room = self.screen().availableSize()
        self.resize((SIZE * core.settings["text_scale"]).boundedTo(room))

    def _arrange(self) -> None:
        self.list.setProperty("role", "pages")
        self.list.setIconSize(QSize(20, 20))
        for page in self.pages.values():
            item = QListWidgetItem("")
            item.setSizeHint(QSize(0, ROW_HEIGHT_PX))
            self.list.addItem(item)
            self.stack.addWidget(page)
        body = QHBoxLayout()
        body.setSpacing(0)
        height = self.list.count() * ROW_HEIGHT_PX + 2 * AROUND_LIST_PX
        self.list.setFixedHeight(height)
        body.addWidget(self.list, 0, Qt.AlignmentFlag.AlignTop)
        body.addWidget(self.stack, 1)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(body, 1)
        layout.addLayout(foot)

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        self.setWindowTitle(translate("window", "Settings"))
        self.list.setAccessibleName(translate("window", "Pages of the settings"))
        names = {
            "general": translate("window", "General"),
            "folders": translate("window", "Folders"),
            "safety": translate("window", "Safety and watermark"),
            "keys": translate("window", "Keys"),
            "about": translate("window", "About"),
        }
        for row, name in enumerate(self.pages):
            self.list.item(row).setText(names[name])
            self.pages[name].setAccessibleName(names[name])
        self.close_button.setText(translate("window", "Close"))
        self._fit_list()

    def _fit_list(self) -> None:
        names = [self.list.item(row).text() for row in range(self.list.count())]
        widest = max(self.list.fontMetrics().horizontalAdvance(name) for name in names)
        self.list.setFixedWidth(widest + AROUND_NAME_PX)

    def show_page(self, page: str) -> None:
        """Turn to `page`, a key of `PAGES`."""
        self.list.setCurrentRow(list(self.pages).index(page))

    @Slot(int)
    def _on_row(self, chosen: int) -> None:
        self.stack.setCurrentIndex(chosen)
        for row, name in enumerate(self.pages):
            ink = "on_selection" if row == chosen else "text"
            self.list.item(row).setIcon(icon(PAGES[name], ink))

    def changeEvent(self, event: QEvent) -> None:
        """Set the texts again when the language has changed."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_list()
