"""The window's colours and style, light and dark; the only place that knows a colour.

Widgets say what they are by the properties `role`, `source`, `doubt` and `lit`; the style sheet
`resources/style/window.qss` says what that looks like. What paints itself asks `colour`.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from string import Template

from PySide6 import QtCore
from PySide6.QtCore import QDir
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from sdjp.base.paths import resource_dir
from sdjp.ui.look.fonts import window_font


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme's colours, `#rrggbb`.

    Attributes:
        window, surface, field: grounds, from the desk to the paper one writes on.
        raised, hover, pressed: buttons.
        stage: behind the picture.
        line, edge: borders between things, borders of what can be clicked.
        text, dim: writing on `window`, `surface`, `field` and `raised`.
        accent, accent_hover, on_accent: the one thing to do next, and its writing.
        accent_text: writing in the accent's hue.
        link: links and the focus; `selection` and `on_selection` what is chosen.
        danger, warning, success: writing that says so; the tints are grounds for ordinary text.
    """

    window: str
    surface: str
    field: str
    raised: str
    hover: str
    pressed: str
    stage: str
    line: str
    edge: str
    text: str
    dim: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_text: str
    link: str
    selection: str
    on_selection: str
    danger: str
    warning: str
    success: str
    tint_danger: str
    tint_warning: str
    tint_glossary: str
    tint_model: str
    tint_user: str
    tint_as_is: str


LIGHT = Colours(
    window="#f6f1e9", surface="#fdfaf5", field="#ffffff",
    raised="#fffdf9", hover="#f3ebdf", pressed="#e9decf", stage="#ebe4d9",
    line="#e2d8ca", edge="#c4b6a3", text="#2b2622", dim="#675e55",
    accent="#c14e37", accent_hover="#a8402b", on_accent="#ffffff", accent_text="#a8402b",
    link="#2f4b7c", selection="#2f4b7c", on_selection="#ffffff",
    danger="#a8231b", warning="#7a4f00", success="#2f6b45",
    tint_danger="#fbe9e4", tint_warning="#fdf0d0",
    tint_glossary="#e4efdd", tint_model="#e3eaf6", tint_user="#fae5dd", tint_as_is="#efe9df",
)  # fmt: skip

DARK = Colours(
    window="#1f1d1b", surface="#2a2724", field="#181614",
    raised="#35312d", hover="#403b36", pressed="#4a443e", stage="#171513",
    line="#3d3833", edge="#5e564e", text="#efe8de", dim="#b5aa9d",
    accent="#c14e37", accent_hover="#cf5c44", on_accent="#ffffff", accent_text="#f0937c",
    link="#a9c2f0", selection="#3f5f9a", on_selection="#ffffff",
    danger="#ff9c8f", warning="#f0be62", success="#8ccfa3",
    tint_danger="#4a2722", tint_warning="#4a3a17",
    tint_glossary="#2c3f2c", tint_model="#2a3750", tint_user="#502f27", tint_as_is="#3a3631",
)  # fmt: skip

THEMES = ("system", "light", "dark")

SIZES_PT = {"title_pt": 16, "heading_pt": 11.5, "hint_pt": 9.5, "badge_pt": 9}
"""Sizes of writing that is not ordinary; see `sdjp.ui.look.fonts` for that."""

_chosen = "system"
_text_scale = 1.0
_desktop_is_dark = False
_is_following = False


def is_dark() -> bool:
    """Whether the dark colours are in use."""
    return _desktop_is_dark if _chosen == "system" else _chosen == "dark"


def colour(name: str) -> QColor:
    """A colour of the theme in use, by its name in `Colours`."""
    return QColor(getattr(DARK if is_dark() else LIGHT, name))


def apply_theme(app: QApplication, theme: str, text_scale: float = 1.0) -> None:
    """Give the whole application a theme: `system`, `light` or `dark`, and a size of writing."""
    global _chosen, _text_scale, _desktop_is_dark
    _chosen, _text_scale = (theme if theme in THEMES else "system"), text_scale
    if _is_following:
        _tell_desktop(app)
    else:
        desktop = app.palette()
        writing, ground = desktop.windowText().color(), desktop.window().color()
        _desktop_is_dark = writing.lightness() > ground.lightness()
    colours = DARK if is_dark() else LIGHT
    app.setFont(window_font(text_scale))
    app.setPalette(palette(colours))
    app.setStyleSheet(style_sheet(colours, text_scale))


def follow_system(app: QApplication) -> None:
    """Change with the desktop from now on, wherever the theme is `system`.

    Until then the desktop's palette says what it looks like, as asking for its scheme makes all
    enumerations of the namespace `Qt`, which the first painted window does not wait for.
    """
    global _is_following
    was_dark, _is_following = is_dark(), True
    _tell_desktop(app)
    if is_dark() != was_dark:
        apply_theme(app, _chosen, _text_scale)
    app.styleHints().colorSchemeChanged.connect(_on_scheme_changed)


def _tell_desktop(app: QApplication) -> None:
    """Have what the desktop draws, such as the title, be as dark as the theme; ask it otherwise."""
    global _desktop_is_dark
    hints, schemes = app.styleHints(), QtCore.Qt.ColorScheme
    if _chosen == "system":
        hints.unsetColorScheme()
        _desktop_is_dark = hints.colorScheme() == schemes.Dark
    else:
        hints.setColorScheme(schemes.Dark if _chosen == "dark" else schemes.Light)


def _on_scheme_changed(_scheme: object) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication) and _chosen == "system":
        apply_theme(app, "system", _text_scale)


def restyle(widget: QWidget) -> None:
    """Have the style sheet look again at a widget whose properties changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def style_sheet(colours: Colours, text_scale: float = 1.0) -> str:
    """The style sheet in these colours."""
    folder = resource_dir() / "style"
    marks = "dark" if colours is DARK else "light"
    QDir.setSearchPaths("marks", [str(folder / marks)])
    sheet = Template((folder / "window.qss").read_text(encoding="utf-8"))
    sizes = {name: f"{points * text_scale:g}" for name, points in SIZES_PT.items()}
    return sheet.substitute(asdict(colours), **sizes)


def palette(colours: Colours) -> QPalette:
    """The palette for what the style sheet leaves to the Fusion style."""
    made = QPalette()
    role = QPalette.ColorRole
    for each, name in {
        role.Window: "window",
        role.WindowText: "text",
        role.Base: "field",
        role.AlternateBase: "surface",
        role.Text: "text",
        role.PlaceholderText: "dim",
        role.Button: "raised",
        role.ButtonText: "text",
        role.BrightText: "danger",
        role.ToolTipBase: "surface",
        role.ToolTipText: "text",
        role.Highlight: "selection",
        role.HighlightedText: "on_selection",
        role.Link: "link",
        role.LinkVisited: "link",
        role.Accent: "accent",
        role.Light: "surface",
        role.Midlight: "line",
        role.Mid: "edge",
        role.Dark: "edge",
    }.items():
        made.setColor(each, QColor(getattr(colours, name)))
    faint = QColor(colours.dim)
    faint.setAlpha(140)
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, faint)
    return made
