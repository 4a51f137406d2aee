"""Everything about the picture chosen in the history, with what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdjp.base.language import translate
from sdjp.ui.controls.elided_button import ElidedButton
from sdjp.ui.controls.fact_sheet import Fact, FactSheet
from sdjp.ui.history.actions import PictureActions
from sdjp.ui.look.empty_state import EmptyState
from sdjp.ui.look.icons import icon, icon_button
from sdjp.ui.look.moments import moment_text
from sdjp.ui.look.room import Room
from sdjp.ui.pictures.query import Row
from sdjp.ui.pictures.settings_facts import setting_facts
from sdjp.ui.pictures.taking_over import record_of


class PictureDetails(Room):
    """Shows the chosen row; of several, only how many they are."""

    def __init__(self, actions: PictureActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._rows: Sequence[Row] = ()
        self._build()
        self.retranslate()

    def _build(self) -> None:
        self._card = card = QFrame(self)
        card.setProperty("role", "card")
        self.title = QLabel(card)
        self.title.setProperty("role", "heading")
        self.title.setWordWrap(True)
        self.restore = ElidedButton(card)
        self.restore.setIcon(icon("sliders"))
        self.restore.clicked.connect(self._actions.everything.trigger)
        self._only = _menu_button("more", card)
        self._partly = QMenu(self)
        self._partly.addActions([self._actions.prompt, self._actions.seed, self._actions.size])
        self._only.setMenu(self._partly)
        self._bring_back = QPushButton(icon("undo"), "", card)
        self._bring_back.clicked.connect(self._actions.bring_back.trigger)
        actions = self._actions
        above = (actions.reveal, actions.favourite, actions.delete, actions.discard)
        self._above = [_action_button(action, card) for action in above]
        beside = (actions.show, actions.copy, actions.folder)
        self._beside = [_action_button(action, card) for action in beside]
        self.empty = EmptyState(card)
        self.facts = FactSheet()
        self._scroll = QScrollArea(card)
        self._scroll.setProperty("role", "reading")
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.facts)
        self._arrange()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.title, 1)
        for button in self._above:
            head.addWidget(button)
        acting = QHBoxLayout()
        acting.setSpacing(0)
        acting.addWidget(self.restore, 1)
        acting.addWidget(self._bring_back, 1)
        acting.addWidget(self._only)
        acting.addStretch()
        for button in self._beside:
            acting.addWidget(button)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(12, 8, 8, 8)
        inside.setSpacing(8)
        inside.addLayout(head)
        inside.addLayout(acting)
        inside.addWidget(self._scroll, 1)
        inside.addWidget(self.empty, 1)
        inside.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card)

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        self._actions.retranslate()
        what = translate("window", "Prompt, seed, size and all else as they were for this picture")
        keys = self._actions.everything.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.restore.say(self._actions.everything.text(), f"{what} ({keys})")
        self._bring_back.setText(self._actions.bring_back.text())
        self._only.setToolTip(translate("window", "Take over only a part"))
        self._only.setAccessibleName(self._only.toolTip())
        self._scroll.setAccessibleName(translate("window", "About this picture"))
        for button in (*self._above, *self._beside):
            button.setAccessibleName(button.text())
        self.empty.say(
            "picture",
            translate("window", "Choose a picture to see more"),
            translate("window", "A double click shows it large; drag it into another program."),
        )
        self.show_rows(self._rows)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self._rows = rows
        one = rows[0] if len(rows) == 1 else None
        in_bin = bool(rows) and bool(rows[0]["deleted"])
        self.title.setText(_title(rows))
        self.title.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        filled = self._actions.favourite.isChecked()
        self._actions.favourite.setIcon(
            icon("heart-filled", "accent_text") if filled else icon("heart")
        )
        self.restore.setEnabled(self._actions.everything.isEnabled())
        self.restore.setVisible(one is not None and not in_bin)
        self._only.setVisible(one is not None and not in_bin)
        self._bring_back.setVisible(in_bin)
        self._scroll.setVisible(one is not None)
        for button in (*self._above, *self._beside):
            button.setVisible(
                button.defaultAction().isVisible()
                and (one is not None or button.defaultAction().isEnabled())
            )
        self.facts.show_facts(lanes_of(one) if one else (), facts_of(one) if one else ())
        self._scroll.verticalScrollBar().setValue(0)


def _title(rows: Sequence[Row]) -> str:
    if not rows:
        return ""
    if len(rows) == 1:
        return moment_text(rows[0]["created"])
    return translate("window", "{count} chosen").format(count=f"{len(rows):,}")


def lanes_of(row: Row) -> list[Fact]:
    """Both prompts with their English, without what is empty or said twice."""
    found = [(translate("window", "Prompt"), row["prompt"])]
    if row["english"] != row["prompt"]:
        found.append((translate("window", "English"), row["english"]))
    found.append((translate("window", "What to leave out"), row["negative_prompt"]))
    if row["negative_english"] != row["negative_prompt"]:
        found.append(
            (translate("window", "What to leave out, in English"), row["negative_english"])
        )
    return [(name, text) for name, text in found if text.strip()]


def facts_of(row: Row) -> list[Fact]:
    """The settings of a picture and where it is."""
    record = record_of(row)
    known = record.to_json() if record is not None else {}
    shown = {name: row[name] for name in ("seed", "width", "height")}
    found: list[Fact] = setting_facts({**known, **shown})
    found.append((translate("window", "Model"), row["model"]))
    if record is not None:
        found.append((translate("window", "Safety check"), safety_text(record.safety)))
    found.append((translate("window", "File"), row["path"]))
    return [(name, value) for name, value in found if value]


def safety_text(safety: str) -> str:
    """What the safety check said of a picture."""
    return {
        "passed": translate("window", "Nothing was found"),
        "flagged": translate("window", "Something was found; the picture is blurred"),
        "revealed": translate("window", "Something was found; the blur was taken off"),
        "off": translate("window", "Was switched off"),
        "none": translate("window", "This model brings none"),
    }.get(safety, safety)


def _action_button(action: QAction, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setProperty("role", "icon")
    button.setDefaultAction(action)
    return button


def _menu_button(name: str, parent: QWidget) -> QToolButton:
    button = icon_button(name, parent)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button
