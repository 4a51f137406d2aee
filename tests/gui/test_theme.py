"""Colours, style sheet, icons and fonts."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QFontInfo, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sdjp.base.language import catalogue
from sdjp.base.paths import resource_dir
from sdjp.ui.look.fonts import window_font
from sdjp.ui.look.icons import icon
from sdjp.ui.look.theme import DARK, LIGHT, Colours, apply_theme, colour, restyle

GROUNDS = ("window", "surface", "field", "raised", "hover", "pressed", "stage")
TINTS = tuple(each.name for each in fields(Colours) if each.name.startswith("tint_"))
WRITING = [
    *(("text", ground) for ground in GROUNDS + TINTS),
    *(("dim", ground) for ground in ("window", "surface", "field", "raised", "hover", "stage")),
    *((name, ground) for name in ("accent_text", "link") for ground in GROUNDS[:5]),
    *((name, ground) for name in ("danger", "warning", "success") for ground in GROUNDS[:4]),
    ("danger", "tint_danger"),
    ("warning", "tint_warning"),
    ("on_accent", "accent"),
    ("on_selection", "selection"),
]


@pytest.fixture(autouse=True)
def _as_before(qapp: QApplication) -> Iterator[None]:
    """Leave the application without our style sheet, as the other tests expect it."""
    yield
    qapp.setStyleSheet("")


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2.2, 1…21."""

    def luminance(colour: QColor) -> float:
        parts = [
            each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4
            for each in colour.getRgbF()[:3]
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_writing_can_be_read_on_every_ground(colours: Colours) -> None:
    """All writing has the contrast of WCAG 2.2 AA, 4.5 to 1."""
    found = {
        f"{writing} on {ground}": contrast(
            QColor(getattr(colours, writing)), QColor(getattr(colours, ground))
        )
        for writing, ground in WRITING
    }
    assert {pair: ratio for pair, ratio in found.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_buttons_and_fields_can_be_told_from_what_they_lie_on(colours: Colours) -> None:
    """The focus ring and the primary button have the contrast of WCAG 2.2 for things, 3 to 1."""
    for ground in ("window", "surface", "field"):
        assert contrast(QColor(colours.link), QColor(getattr(colours, ground))) >= 3
    assert contrast(QColor(colours.accent), QColor(colours.window)) >= 3


def test_themes_change_palette_and_style(qapp: QApplication) -> None:
    """Light and dark reach the palette, and `colour` says what is in use."""
    apply_theme(qapp, "dark")
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    assert colour("text") == QColor(DARK.text)
    assert DARK.accent in qapp.styleSheet()
    apply_theme(qapp, "light")
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.window)
    assert colour("text") == QColor(LIGHT.text)
    assert "$" not in qapp.styleSheet()


def test_a_changed_property_is_seen_after_restyle(qapp: QApplication, qtbot: QtBot) -> None:
    """A chip that becomes doubtful changes its ground."""
    apply_theme(qapp, "light")
    chip = QFrame()
    qtbot.addWidget(chip)
    chip.setProperty("role", "chip")
    chip.setProperty("source", "model")
    chip.resize(60, 30)
    assert chip.grab().toImage().pixelColor(30, 15) == QColor(LIGHT.tint_model)
    chip.setProperty("doubt", "true")
    restyle(chip)
    assert chip.grab().toImage().pixelColor(30, 15) == QColor(LIGHT.tint_warning)


def test_every_icon_draws_in_the_colour_of_the_theme(qapp: QApplication) -> None:
    """Each icon shows something, in the theme's colour, and changes with the theme."""
    names = sorted(path.stem for path in (resource_dir() / "icons").glob("*.svg"))
    names.remove("sdjp")  # the program itself, in its own colours
    assert len(names) >= 30
    for theme, colours in (("light", LIGHT), ("dark", DARK)):
        apply_theme(qapp, theme)
        for name in names:
            drawn = icon(name).pixmap(QSize(24, 24)).toImage()
            inked = max(
                (drawn.pixelColor(x, y) for x in range(24) for y in range(24)), key=QColor.alpha
            )
            assert inked.alpha() > 150, name
            wanted = QColor(colours.text)
            assert abs(inked.red() - wanted.red()) < 6, name
            assert abs(inked.blue() - wanted.blue()) < 6, name
    apply_theme(qapp, "light")


def test_style_sheet_names_only_marks_that_exist() -> None:
    """Every picture the style sheet asks for is there in light and in dark."""
    folder = resource_dir() / "style"
    sheet = (folder / "window.qss").read_text(encoding="utf-8")
    wanted = {part.split(")")[0] for part in sheet.split("url(marks:")[1:]}
    assert wanted
    for theme in ("light", "dark"):
        assert wanted <= {path.name for path in (folder / theme).iterdir()}


def jis_characters() -> str:
    """All kana, kanji and marks of JIS X 0208, from their codes."""
    found = []
    for lead in (*range(0x81, 0xA0), *range(0xE0, 0xF0)):
        for trail in range(0x40, 0xFD):
            with contextlib.suppress(UnicodeDecodeError):
                found.append(bytes((lead, trail)).decode("shift_jis"))
    return "".join(each for each in found if len(each) == 1)


@pytest.mark.parametrize("bold", [False, True])
def test_the_bundled_font_draws_all_that_is_japanese(bold: bool) -> None:
    """No kanji in use and no text of ours comes from another font, in a Chinese form perhaps."""
    wanted = jis_characters()
    assert len(wanted) == 6879
    drawn = QRawFont.fromFont(window_font(bold=bold))
    assert drawn.familyName() == "SDJP Gothic"
    ours = "".join(filter(str.isprintable, "".join(catalogue("ja").values())))
    assert [each for each in wanted + ours if not drawn.supportsCharacter(ord(each))] == []


def test_text_is_set_in_the_bundled_font(qapp: QApplication, qtbot: QtBot) -> None:
    """Also a label's, with the style sheet of the window."""
    apply_theme(qapp, "light")
    label = QLabel("鳥居")
    qtbot.addWidget(label)
    label.ensurePolished()
    assert QFontInfo(label.font()).family() == "SDJP Gothic"


def test_the_font_brings_its_licence() -> None:
    """The OFL demands that its text goes along."""
    folder = Path(resource_dir() / "fonts")
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text(encoding="utf-8").upper()


def test_what_is_clicked_is_large_enough(qapp: QApplication, qtbot: QtBot) -> None:
    """No button is lower than 28 pixels, and a check box can be hit over such a height."""
    apply_theme(qapp, "light")
    for role in ("", "primary", "quiet", "danger", "chip"):
        button = QPushButton("生成")
        qtbot.addWidget(button)
        button.setProperty("role", role)
        button.ensurePolished()
        assert button.sizeHint().height() >= 28, role
    box = QCheckBox("電子透かし")
    qtbot.addWidget(box)
    box.resize(200, 40)
    assert sum(box.hitButton(QPoint(8, y)) for y in range(40)) >= 28
