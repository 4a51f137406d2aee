"""The keys of the window's commands, and the page of the settings on which they are changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from sdjp.app.core import Core
from sdjp.base.language import translate
from sdjp.ui.controls.choice_field import hint_label
from sdjp.ui.look.icons import icon
from sdjp.ui.look.room import Room
from sdjp.ui.settings.fields import page_layout

KEY_WIDTH_PX = 190
EMPTYING_KEYS = ("Del", "Backspace")


@dataclass(frozen=True, slots=True)
class Command:
    """Something the window does at the press of keys.

    Attributes:
        id: under which other keys are kept in the settings.
        name: what it does, in the language of the moment.
        usual: its keys unless the user chose others, as `Ctrl+Return`; empty for none.
    """

    id: str
    name: Callable[[], str]
    usual: str

    def keys(self, chosen: Mapping[str, str]) -> QKeySequence:
        """Its keys, where `chosen` is the setting `shortcuts`."""
        return QKeySequence(chosen.get(self.id, self.usual))


class ShortcutPage(Room):
    """Each command with its keys; keys that another command has are refused."""

    def __init__(
        self, core: Core, commands: Sequence[Command], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._core = core
        self.commands = tuple(commands)
        self.lead = hint_label()
        self.notice = QLabel()
        self.notice.setProperty("role", "warning")
        self.notice.setWordWrap(True)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.rows = [_Row() for _ in self.commands]
        self.usual = QPushButton()
        self._arrange()
        for row in self.rows:
            row.edit.keySequenceChanged.connect(self._on_keys)
            row.reset.clicked.connect(self._on_reset)
        self.usual.clicked.connect(self._on_usual)
        core.settings_changed.connect(self._on_settings)
        self.retranslate()

    def _arrange(self) -> None:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for number, row in enumerate(self.rows):
            for column, widget in enumerate((row.label, row.edit, row.reset)):
                grid.addWidget(widget, number, column)
        grid.setRowStretch(len(self.rows), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(table)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QHBoxLayout()
        foot.addWidget(self.notice, 1)
        foot.addWidget(self.usual)
        layout = page_layout(self)
        layout.addWidget(self.lead)
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        self.lead.setText(
            translate("window", "Click into a box and press the new keys. Delete empties it.")
        )
        self.usual.setText(translate("window", "All keys as usual"))
        tip = translate("window", "Back to the usual keys")
        for command, row in zip(self.commands, self.rows, strict=True):
            row.label.setText(command.name())
            row.edit.setAccessibleName(command.name())
            row.reset.setToolTip(tip)
            row.reset.setAccessibleName(f"{command.name()}: {tip}")
        self._show()

    @property
    def _chosen(self) -> dict[str, str]:
        return dict(self._core.settings["shortcuts"])

    def _show(self) -> None:
        chosen = self._chosen
        for command, row in zip(self.commands, self.rows, strict=True):
            with QSignalBlocker(row.edit):
                row.edit.setKeySequence(command.keys(chosen))
            row.reset.setEnabled(command.id in chosen)
        self.usual.setEnabled(bool(chosen))

    def _choose(self, command: Command, keys: QKeySequence) -> None:
        chosen = self._chosen
        taken = None if keys.isEmpty() else self._holder(keys, command)
        if taken is None:
            chosen.pop(command.id, None)
            if keys != QKeySequence(command.usual):
                chosen[command.id] = keys.toString(QKeySequence.SequenceFormat.PortableText)
            self.notice.clear()
            self._core.change_settings(shortcuts=chosen)
        else:
            text = translate("window", "{keys} already means “{command}”.")
            native = keys.toString(QKeySequence.SequenceFormat.NativeText)
            self.notice.setText(text.format(keys=native, command=taken.name()))
        self._show()

    def _holder(self, keys: QKeySequence, but: Command) -> Command | None:
        """The other command that has these keys."""
        others = (command for command in self.commands if command is not but)
        return next((each for each in others if each.keys(self._chosen) == keys), None)

    @Slot(QKeySequence)
    def _on_keys(self, keys: QKeySequence) -> None:
        index = next(n for n, row in enumerate(self.rows) if row.edit is self.sender())
        empties = keys.toString() in EMPTYING_KEYS
        self._choose(self.commands[index], QKeySequence() if empties else keys)

    @Slot()
    def _on_reset(self) -> None:
        index = next(n for n, row in enumerate(self.rows) if row.reset is self.sender())
        self._choose(self.commands[index], QKeySequence(self.commands[index].usual))

    @Slot()
    def _on_usual(self) -> None:
        self.notice.clear()
        self._core.change_settings(shortcuts={})

    @Slot(object)
    def _on_settings(self, names: frozenset[str]) -> None:
        if "shortcuts" in names:
            self._show()


class _Row:
    """The widgets of one command."""

    def __init__(self) -> None:
        self.label = QLabel()
        self.edit = QKeySequenceEdit()
        self.edit.setMaximumSequenceLength(1)
        self.edit.setFixedWidth(KEY_WIDTH_PX)
        self.label.setBuddy(self.edit)
        self.reset = QToolButton()
        self.reset.setProperty("role", "icon")
        self.reset.setIcon(icon("undo"))
