"""The window's font: the bundled Japanese one, then what Japanese systems bring along."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from sdjp.base.paths import resource_dir

FAMILIES = ("SDJP Gothic", "Yu Gothic UI", "Meiryo", "Hiragino Sans", "Noto Sans CJK JP")
"""The first is bundled. All are Japanese, so that 直 and 骨 never come in their Chinese forms."""

POINT_SIZE = 10.5


def load_fonts(app: QApplication) -> None:
    """Load the bundled fonts and make them the application's."""
    for path in sorted((resource_dir() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    app.setFont(window_font())


def window_font(scale: float = 1.0, *, bold: bool = False) -> QFont:
    """The window's font, `scale` times as large as ordinary text."""
    font = QFont(list(FAMILIES))
    font.setPointSizeF(POINT_SIZE * scale)
    font.setBold(bold)
    return font
