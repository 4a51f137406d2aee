"""The page of the settings on which the keys of the window's commands are changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QKeyCombination, QSignalBlocker, QSize, Qt, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from sdjp.app.core import Core
from sdjp.base.language import translate
from sdjp.ui.controls.choice_field import hint_label
from sdjp.ui.controls.keys import Command, written
from sdjp.ui.look.icons import icon
from sdjp.ui.look.room import Room
from sdjp.ui.settings.fields import page_layout

WIDE_KEYS = "Ctrl+Shift+Alt+Enter"
AROUND_KEYS_PX = 28
EMPTYING_KEYS = ("Del", "Backspace")

_SHIFT_AND_PAD = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_Key = QKeySequence.StandardKey
_OF_ROOMS = ("Ctrl+Up", "Ctrl+Down", "Alt+Up", "Alt+Down", "F6", "Ctrl+R", "Ctrl+Shift+C", "Ctrl+O")
"""What rooms do at these keys is theirs: weights, the queue's order, the other lane …"""

_WRITING = (_Key.Copy, _Key.Cut, _Key.Paste, _Key.Undo, _Key.Redo, _Key.SelectAll)


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
        self.fixed = hint_label()
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
        grid.addWidget(self.fixed, len(self.rows), 0, 1, 3)
        grid.setRowStretch(len(self.rows) + 1, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(table)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        self.fixed.setText(
            translate(
                "window",
                "These stay: ↑ ↓ earlier prompts, Ctrl+↑ Ctrl+↓ weight of the chosen words, F6 to"
                " the English and back, Alt+↑ Alt+↓ order of the queue.",
            )
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
                keys = (command.keys(chosen) or [QKeySequence()])[0]
                row.show_keys(keys)
            row.reset.setEnabled(command.id in chosen)
        self.usual.setEnabled(bool(chosen))

    def _choose(self, command: Command, keys: str) -> None:
        """Give a command these keys; its first usual ones bring the others of them along."""
        is_usual = keys == (command.usual or ("",))[0]
        self.notice.setText(self._refusal(command, command.usual if is_usual else (keys,)))
        if not self.notice.text():
            chosen = self._chosen
            chosen.pop(command.id, None)
            if not is_usual:
                chosen[command.id] = keys
            self._core.change_settings(shortcuts=chosen)
        self._show()

    def _refusal(self, command: Command, wanted: Sequence[str]) -> str:
        """Why the command cannot have these keys; empty where it can."""
        for keys in (QKeySequence(each) for each in wanted if each):
            if is_fixed(keys):
                text = translate("window", "{keys} has a fixed meaning. Nothing was changed.")
                return text.format(keys=written(keys))
            taken = self._holder(keys, command)
            if taken is not None:
                text = translate(
                    "window", "{keys} already means “{command}”. Both keep the keys they had."
                )
                return text.format(keys=written(keys), command=taken.name())
        return ""

    def _holder(self, keys: QKeySequence, but: Command) -> Command | None:
        """The other command that has these keys, be it as its second ones."""
        others = (command for command in self.commands if command is not but)
        return next((each for each in others if keys in each.keys(self._chosen)), None)

    @Slot(QKeySequence)
    def _on_keys(self, keys: QKeySequence) -> None:
        index = next(n for n, row in enumerate(self.rows) if row.edit is self.sender())
        portable = keys.toString(QKeySequence.SequenceFormat.PortableText)
        self._choose(self.commands[index], "" if portable in EMPTYING_KEYS else portable)

    @Slot()
    def _on_reset(self) -> None:
        index = next(n for n, row in enumerate(self.rows) if row.reset is self.sender())
        self._choose(self.commands[index], (self.commands[index].usual or ("",))[0])

    @Slot()
    def _on_usual(self) -> None:
        self.notice.clear()
        self._core.change_settings(shortcuts={})

    @Slot(object)
    def _on_settings(self, names: frozenset[str]) -> None:
        if "shortcuts" in names:
            self._show()


def is_fixed(keys: QKeySequence) -> bool:
    """Whether fields or rooms need these keys: letters, arrows, copying, undoing and the like."""
    first: QKeyCombination = keys[0]  # type: ignore[index]
    bare = first.keyboardModifiers() & ~_SHIFT_AND_PAD == Qt.KeyboardModifier.NoModifier
    is_function = Qt.Key.Key_F1 <= first.key() <= Qt.Key.Key_F35
    is_plain = bare and not is_function and first.key() != Qt.Key.Key_Escape
    is_of_room = keys in [QKeySequence(each) for each in _OF_ROOMS]
    return (
        is_plain or is_of_room or any(keys in QKeySequence.keyBindings(each) for each in _WRITING)
    )


class _KeyBox(QKeySequenceEdit):
    """A box for one combination of keys, wide enough for long ones."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumSequenceLength(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(WIDE_KEYS) + AROUND_KEYS_PX
        return QSize(width, super().sizeHint().height())


class _Row:
    """The widgets of one command."""

    def __init__(self) -> None:
        self.label = QLabel(wordWrap=True)
        self.edit = _KeyBox()
        self.label.setBuddy(self.edit)
        self.reset = QToolButton()
        self.reset.setProperty("role", "icon")
        self.reset.setIcon(icon("undo"))

    @property
    def field(self) -> QLineEdit | None:
        """The field inside the box; it goes before the box does."""
        found = self.edit.findChild(QLineEdit)
        return found if isinstance(found, QLineEdit) else None

    def show_keys(self, keys: QKeySequence) -> None:
        """Put `keys` into the box, by their usual names."""
        self.edit.setKeySequence(keys)
        if self.field is not None:
            self.field.setText(written(keys))
