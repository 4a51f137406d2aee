"""The pictures of what strength does, under its slider."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core
from sdjp.ui.look.theme import colour
from sdjp.ui.parameters.start_panel import StartPanel
from sdjp.ui.parameters.strength_strip import FOLDER, STRENGTHS, StrengthStrip, file_name


def test_every_strength_has_its_picture() -> None:
    """The bundle brings one for each, none alike; the slider's pictures never are empty places."""
    pictures = [QImage(str(FOLDER / file_name(strength))) for strength in STRENGTHS]
    assert not any(picture.isNull() for picture in pictures)
    assert len({bytes(picture.constBits()) for picture in pictures}) == len(STRENGTHS)


def test_the_nearest_one_is_framed(qtbot: QtBot) -> None:
    """The frame stands at the picture whose strength is nearest to the value, and there only."""
    strip = StrengthStrip()
    qtbot.addWidget(strip)
    strip.resize(300, strip.sizeHint().height())
    for value, nearest in ((0.0, 0), (0.33, 2), (0.75, 4), (1.0, 5)):
        strip.set_value(value)
        shown = strip.grab().toImage()
        framed = [
            number
            for number in range(len(STRENGTHS))
            if shown.pixelColor(
                strip.place_of(number).left(), strip.place_of(number).center().y()
            ).name()
            == colour("accent").name()
        ]
        assert framed == [nearest]


def test_a_click_takes_its_strength(core: Core, qtbot: QtBot) -> None:
    """Slider, box and the next drawing follow the picture that was clicked; beside the pictures
    nothing happens.
    """
    panel = StartPanel(core)
    qtbot.addWidget(panel)
    panel.strip.resize(300, panel.strip.sizeHint().height())
    QTest.mouseClick(panel.strip, Qt.MouseButton.LeftButton, pos=panel.strip.place_of(2).center())
    assert core.session.form.strength == 0.4
    assert panel.sliders["strength"].value() == 0.4
    beside = panel.strip.rect().bottomRight()
    QTest.mouseClick(panel.strip, Qt.MouseButton.LeftButton, pos=beside)
    assert core.session.form.strength == 0.4
