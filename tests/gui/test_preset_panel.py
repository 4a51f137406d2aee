"""Styles and purposes: chosen, found, made, ordered, brought in."""

from __future__ import annotations

import html
import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdjp.app.core import Core
from sdjp.store.presets import Preset, PresetShelf
from sdjp.ui.presets.cards import ID_ROLE, PresetCards, PresetPictures
from sdjp.ui.presets.dialog import PresetDialog
from sdjp.ui.presets.panel import PresetBrowser, PresetPanel, PresetRow
from sdjp.ui.presets.pictures import picture_of
from sdjp.ui.presets.search import matches, search_text
from tests.gui.by_keyboard import nameless
from tests.gui.conftest import NewCore
from tests.gui.still_core import still_core


@pytest.fixture
def core(new_core: NewCore) -> Core:
    """A core without workers."""
    return still_core(new_core)


@pytest.fixture
def panel(core: Core, qtbot: QtBot) -> PresetPanel:
    """Both rows, shown."""
    made = PresetPanel(core)
    qtbot.addWidget(made)
    made.resize(348, 340)
    made.show()
    return made


@pytest.fixture
def browser(core: Core, qtbot: QtBot) -> PresetBrowser:
    """All styles, shown."""
    made = PresetBrowser(core, "style", PresetPictures(core))
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(core: Core, qtbot: QtBot) -> PresetDialog:
    """The user's own styles, shown."""
    made = PresetDialog(core, "style")
    qtbot.addWidget(made)
    made.show()
    return made


def click_card(cards: PresetCards, index: QModelIndex) -> None:
    """Click a card, as far as it must be scrolled to."""
    cards.scrollTo(index)
    place = cards.visualRect(index).center()
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=place)


def shown_ids(browser: PresetBrowser) -> list[str]:
    """The ids of the cards in the browser."""
    return [browser.found.index(n, 0).data(ID_ROLE) for n in range(browser.found.rowCount())]


# The rows


def test_none_is_first_and_chosen(core: Core, panel: PresetPanel) -> None:
    """A beginner draws what was written and nothing else."""
    cards = panel.rows["style"].cards
    assert cards.model().index(0, 0).data() == "なし"
    assert cards.currentIndex().row() == 0
    assert core.session.form.style == ""


def test_a_click_chooses_and_none_takes_it_back(core: Core, panel: PresetPanel) -> None:
    """Card and form say the same, and the name is written out."""
    row = panel.rows["style"]
    click_card(row.cards, row.list.place("style-ukiyoe"))
    assert core.session.form.style == "style-ukiyoe"
    assert row.chosen_label.text() == "浮世絵"
    assert "ukiyo-e" in core.prompts()[0]

    click_card(row.cards, row.list.index(0))
    assert core.session.form.style == ""
    assert row.chosen_label.text() == ""


def test_arrow_keys_choose(core: Core, panel: PresetPanel) -> None:
    """A row of cards is one stop of the Tab key; → goes on in it."""
    cards = panel.rows["style"].cards
    cards.setFocus()
    QTest.keyClick(cards, Qt.Key.Key_Right)

    assert core.session.form.style == "style-watercolour"


def test_the_form_moves_the_cards(core: Core, panel: PresetPanel) -> None:
    """A session brought back shows its purpose, scrolled to, with its sentence."""
    row = panel.rows["purpose"]
    core.session.set(purpose="purpose-doujin-b5")

    index = row.cards.currentIndex()
    assert index.data() == "同人表紙B5"
    assert row.cards.viewport().rect().intersects(row.cards.visualRect(index))
    assert row.note.isVisible()


def test_a_preset_that_is_gone_shows_as_none(core: Core, panel: PresetPanel) -> None:
    """A form of another computer may name one that is not here."""
    core.session.set(style="own-elsewhere")

    assert panel.rows["style"].cards.currentIndex().row() == 0


def test_a_preset_sets_what_it_brings_along(core: Core, qtbot: QtBot) -> None:
    """Sampler, steps and guidance go into the form, where they can be seen and changed."""
    added = core.presets.add(
        Preset(kind="style", name_ja="線画", sampler="Euler", steps=12, guidance_scale=5.0)
    )
    row = PresetRow(core, "style", PresetPictures(core))
    qtbot.addWidget(row)
    row.show()
    click_card(row.cards, row.list.place(added.id))

    form = core.session.form
    assert (form.style, form.sampler, form.steps, form.guidance_scale) == (
        added.id, "Euler", 12, 5.0,
    )  # fmt: skip


def test_showing_the_panel_leaves_the_form_alone(core: Core, panel: PresetPanel) -> None:
    """Neither making nor reloading the rows chooses anything."""
    core.session.set(style="style-anime", steps=33)
    before = core.session.form
    for row in panel.rows.values():
        row.reload()
        row.retranslate()

    assert core.session.form == before


def test_the_wheel_goes_on_to_the_form(core: Core, panel: PresetPanel) -> None:
    """Scrolling down the form must not end in a row of cards."""
    cards = panel.rows["style"].cards
    place = QPointF(cards.viewport().rect().center())
    event = QWheelEvent(
        place, cards.viewport().mapToGlobal(place), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(cards.viewport(), event)

    assert cards.horizontalScrollBar().value() == 0


# The pictures


def test_every_preset_has_a_picture_of_its_own() -> None:
    """No card is empty, and no two styles look the same."""
    shelf = PresetShelf()
    seen = {}
    for preset in shelf.all("style"):
        image = picture_of(preset, QSize(44, 33))
        colours = {image.pixel(x, y) for x in range(0, 44, 4) for y in range(0, 33, 4)}
        assert len(colours) > 3, preset.id
        seen[bytes(image.constBits())] = preset.id
    assert len(seen) == len(shelf.all("style"))


def test_a_purposes_picture_has_its_shape() -> None:
    """The card shows upright paper for upright purposes."""
    shelf = PresetShelf()
    for preset_id, is_upright in (
        ("purpose-new-year-card", True), ("purpose-pc-wallpaper", False),
    ):  # fmt: skip
        preset = shelf.find(preset_id)
        assert preset is not None
        image = picture_of(preset, QSize(80, 80))
        opaque = [
            (x, y) for x in range(80) for y in range(80) if image.pixelColor(x, y).alpha() > 200
        ]
        wide = max(x for x, _ in opaque) - min(x for x, _ in opaque)
        tall = max(y for _, y in opaque) - min(y for _, y in opaque)
        assert (tall > wide) is is_upright


def test_pictures_are_made_while_the_window_lives(panel: PresetPanel, qtbot: QtBot) -> None:
    """The row is there at once; its pictures follow."""
    pictures = panel.rows["style"]._pictures
    ratio = panel.devicePixelRatioF()
    preset = PresetShelf().all("style")[0]
    qtbot.waitUntil(lambda: pictures.pixmap(preset, ratio) is not None)


# Search


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("水彩", "style-watercolour"),
        ("すいさい", "style-watercolour"),
        ("スイサイ", "style-watercolour"),
        ("suisai", "style-watercolour"),
        ("WATERCOLOUR", "style-watercolour"),
        ("しょうねん", "style-shonen-manga"),
        ("ドット", "style-pixel-art"),
        ("あぶら", "style-oil"),
    ],
)
def test_the_search_reads_japanese(browser: PresetBrowser, query: str, found: str) -> None:
    """Kanji, kana and romaji find the same style."""
    browser.search.setText(query)

    assert found in shown_ids(browser)
    assert len(shown_ids(browser)) < 6


def test_every_bundled_preset_is_found_by_its_reading() -> None:
    """None was forgotten."""
    for preset in PresetShelf().all():
        assert preset.extra.get("reading"), preset.id
        assert matches(search_text(preset), str(preset.extra["reading"]).split()[0])


def test_enter_takes_the_first_found(core: Core, browser: PresetBrowser) -> None:
    """Search, Enter, done."""
    browser.search.setFocus()
    browser.search.setText("ukiyo")
    QTest.keyClick(browser.search, Qt.Key.Key_Return)

    assert core.session.form.style == "style-ukiyoe"
    assert not browser.isVisible()


def test_enter_in_an_empty_search_chooses_nothing(core: Core, browser: PresetBrowser) -> None:
    """The Enter that confirms a conversion may come alone."""
    core.session.set(style="style-anime")
    browser.search.setFocus()
    QTest.keyClick(browser.search, Qt.Key.Key_Return)

    assert core.session.form.style == "style-anime"
    assert browser.isVisible()


def test_nothing_found_is_said(browser: PresetBrowser) -> None:
    """An empty list alone would look broken."""
    browser.search.setText("ぬるぽ")
    assert browser.nothing.isVisible()

    browser.search.clear()
    assert not browser.nothing.isVisible()
    assert len(shown_ids(browser)) == len(PresetShelf().all("style")) + 1


def test_a_click_in_the_browser_chooses_and_closes(core: Core, browser: PresetBrowser) -> None:
    """One click from all styles to the style."""
    index = browser.found.mapFromSource(browser.list.place("style-oil"))
    click_card(browser.cards, index)

    assert core.session.form.style == "style-oil"
    assert not browser.isVisible()


def test_a_copy_of_a_bundled_style_opens_for_editing(core: Core, browser: PresetBrowser) -> None:
    """“これをもとに作る” makes an own one with the same words."""
    browser.search.setText("浮世絵")
    browser.copy_button.click()
    dialog = browser.findChild(PresetDialog)
    assert dialog is not None

    own = [preset for preset in core.presets.all("style") if preset.is_own]
    assert [preset.name_ja for preset in own] == ["浮世絵の写し"]
    assert "ukiyo-e" in own[0].prompt
    assert dialog.form.name.text() == "浮世絵の写し"
    dialog.close()


# The user's own


def test_a_new_style_is_written_and_kept(core: Core, dialog: PresetDialog) -> None:
    """+, name, words, Save: it is on the shelf and on the disk."""
    QTest.mouseClick(dialog.tools["add"], Qt.MouseButton.LeftButton)
    assert not dialog.save_button.isEnabled()
    dialog.form.name.selectAll()
    QTest.keyClicks(dialog.form.name, "Dream")
    dialog.form.words.setPlainText("{prompt}、夢のような")
    assert dialog.save_button.isEnabled()
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)

    own = [preset for preset in PresetShelf().all("style") if preset.is_own]
    assert [(preset.name_ja, preset.prompt) for preset in own] == [
        ("Dream", "{prompt}、夢のような")
    ]
    assert not dialog.save_button.isEnabled()


def test_a_long_name_does_not_make_the_list_wider(core: Core, qtbot: QtBot) -> None:
    """It ends in …; the tool tip has all of it, just as it is."""
    name = "<b>とても</b>長い名前の" * 5
    core.presets.add(Preset(kind="style", name_ja=name))
    dialog = PresetDialog(core, "style")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.list.horizontalScrollBar().maximum() == 0
    row = dialog.list.visualItemRect(dialog.list.item(0))
    assert row.width() <= dialog.list.viewport().width()
    assert row.height() >= dialog.fontMetrics().height()
    assert html.escape(name) in dialog.list.item(0).toolTip()


def test_what_was_changed_is_kept_when_another_is_chosen(core: Core, dialog: PresetDialog) -> None:
    """Nobody loses words for not having pressed Save."""
    first = core.presets.add(Preset(kind="style", name_ja="一"))
    core.presets.add(Preset(kind="style", name_ja="二"))
    dialog._fill(first.id)
    dialog.form.words.setPlainText("墨で")
    dialog.list.setCurrentRow(1)
    assert dialog.form.name.text() == "二"

    found = core.presets.find(first.id)
    assert found is not None
    assert found.prompt == "墨で"
    dialog.form.words.setPlainText("紙に")
    dialog.close()
    assert [preset.prompt for preset in core.presets.all("style") if preset.is_own] == [
        "墨で", "紙に",
    ]  # fmt: skip


def test_escape_keeps_what_was_changed(core: Core, dialog: PresetDialog) -> None:
    """It closes the dialog as its button does; what cannot be kept keeps it open."""
    first = core.presets.add(Preset(kind="style", name_ja="一"))
    dialog._fill(first.id)
    dialog.form.words.setPlainText("墨で")
    QTest.keyClick(dialog.form.words, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert [preset.prompt for preset in core.presets.all("style") if preset.is_own] == ["墨で"]

    dialog.show()
    dialog.form.name.clear()
    QTest.keyClick(dialog.form.name, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.message.property("role") == "error"


def test_a_style_without_a_name_is_refused_in_three_sentences(
    core: Core, dialog: PresetDialog
) -> None:
    """The dialog stays open with what was typed."""
    core.presets.add(Preset(kind="style", name_ja="一"))
    dialog._fill()
    dialog.form.name.clear()
    QTest.keyClick(dialog.form.name, Qt.Key.Key_Backspace)
    dialog.close()

    assert dialog.isVisible()
    assert len(dialog.message.text().splitlines()) == 3
    assert dialog.message.property("role") == "error"


def test_a_deleted_style_can_be_brought_back(core: Core, dialog: PresetDialog) -> None:
    """At its old place; and the form lets go of it meanwhile."""
    names = ("一", "二", "三")
    ids = [core.presets.add(Preset(kind="style", name_ja=name)).id for name in names]
    core.session.set(style=ids[1])
    dialog._fill(ids[1])
    QTest.mouseClick(dialog.tools["delete"], Qt.MouseButton.LeftButton)
    assert core.session.form.style == ""
    assert "二" in dialog.message.text()
    assert core.presets.find(ids[1]) is None

    QTest.mouseClick(dialog.undo_button, Qt.MouseButton.LeftButton)
    own = [preset.name_ja for preset in core.presets.all("style") if preset.is_own]
    assert own == ["一", "二", "三"]
    assert not dialog.undo_button.isVisible()


def test_the_order_can_be_changed(core: Core, dialog: PresetDialog) -> None:
    """Presets of the other kind between them do not count."""
    first = core.presets.add(Preset(kind="style", name_ja="一"))
    core.presets.add(Preset(kind="purpose", name_ja="目的"))
    core.presets.add(Preset(kind="style", name_ja="二"))
    dialog._fill(first.id)
    QTest.mouseClick(dialog.tools["down"], Qt.MouseButton.LeftButton)

    own = [preset.name_ja for preset in core.presets.all("style") if preset.is_own]
    assert own == ["二", "一"]
    assert not dialog.tools["down"].isEnabled()


def test_a1111_styles_are_brought_in(core: Core, dialog: PresetDialog, tmp_path: Path) -> None:
    """styles.csv, as AUTOMATIC1111 writes it."""
    file = tmp_path / "styles.csv"
    file.write_text(
        'name,prompt,negative_prompt\n夜景,"{prompt}, night view",blurry\n', encoding="utf-8-sig"
    )
    dialog.exchange.bring_in(file)
    assert "1個" in dialog.message.text()
    assert dialog.form.name.text() == "夜景"
    assert dialog.form.avoided.toPlainText() == "blurry"

    dialog.exchange.bring_in(file)
    assert "すでに" in dialog.message.text()
    assert len([preset for preset in core.presets.all() if preset.is_own]) == 1


def test_a_file_that_is_none_is_told_in_three_sentences(
    dialog: PresetDialog, tmp_path: Path
) -> None:
    """What happened, what it means, what to do; its name as plain text."""
    file = tmp_path / "<b>絵.json"
    file.write_text("[1, 2", encoding="utf-8")
    dialog.exchange.bring_in(file)

    assert len(dialog.message.text().splitlines()) == 3
    assert "<b>絵.json" in dialog.message.text()
    assert dialog.message.textFormat() == Qt.TextFormat.PlainText


def test_exported_presets_can_be_read_elsewhere(
    core: Core, dialog: PresetDialog, tmp_path: Path
) -> None:
    """Own ones of this kind go into the file, and come back from it."""
    core.presets.add(Preset(kind="style", name_ja="自分", prompt="はがね"))
    core.presets.add(Preset(kind="purpose", name_ja="名札", width=300, height=100))
    dialog.exchange.hand_on(tmp_path / "presets.json")

    values = json.loads((tmp_path / "presets.json").read_text(encoding="utf-8"))
    assert [entry["name_ja"] for entry in values["presets"]] == ["自分"]
    other = PresetShelf(tmp_path / "other.json")
    assert len(other.bring_in(tmp_path / "presets.json").added) == 1


def test_a_purpose_has_a_size_in_pixels_or_print(core: Core, qtbot: QtBot) -> None:
    """Millimetres come with dots per inch, pixels without; styles have neither."""
    dialog = PresetDialog(core, "purpose")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.tools["add"].click()
    form = dialog.form
    assert not form.dpi.isVisible()
    form.unit.setCurrentIndex(1)
    assert form.dpi.isVisible()
    form.width_box.setValue(91)
    form.height_box.setValue(55)
    dialog.save_button.click()

    own = core.presets.all("purpose")[-1]
    assert (own.width_mm, own.height_mm, own.dpi, own.width) == (91, 55, 300, 0)
    dialog.close()


def test_a_change_reaches_the_row_and_the_english(
    core: Core, panel: PresetPanel, qtbot: QtBot
) -> None:
    """A style in use that is edited is used as edited."""
    own = core.presets.add(Preset(kind="style", name_ja="前", prompt="{prompt}, old"))
    panel._on_edited()
    core.session.set(prompt="猫", style=own.id)
    browser = PresetBrowser(core, "style", PresetPictures(core))
    qtbot.addWidget(browser)
    browser.edited.connect(panel._on_edited)
    core.presets.change(replace(own, name_ja="後", prompt="{prompt}, new"))
    browser._on_edited()

    assert panel.rows["style"].chosen_label.text() == "後"
    assert core.prompts()[0] == "猫, new"


def test_every_control_has_a_name_for_screen_readers(
    panel: PresetPanel, browser: PresetBrowser, dialog: PresetDialog
) -> None:
    """What takes the focus can be announced, and so can each card."""
    dialog.tools["add"].click()
    for room in (panel, browser, dialog):
        assert nameless(room) == []
    face = QAccessible.queryAccessibleInterface(browser.cards)
    assert face.child(1).text(QAccessible.Text.Name) == "水彩画"
