"""The user's own presets: make, change, order, delete, bring in and hand on."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sdjp.app.core import Core
from sdjp.base.language import current_language, error_text, translate
from sdjp.contract.errors import SdjpError
from sdjp.store.presets import Preset
from sdjp.ui.controls.choice_field import hint_label
from sdjp.ui.controls.foreign_text import plain_tip
from sdjp.ui.look.icons import icon_button
from sdjp.ui.look.theme import restyle
from sdjp.ui.presets.exchange import PresetExchange
from sdjp.ui.presets.form import PresetForm

TOOLS = {"add": "plus", "copy": "copy", "delete": "trash", "up": "up", "down": "down"}

LIST_WIDTH_PX = 220

_Index = QModelIndex | QPersistentModelIndex


class _NarrowRow(QStyledItemDelegate):
    """A row as wide as its list; longer names end in …"""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, super().sizeHint(option, index).height())


class PresetDialog(QDialog):
    """Own presets of one kind on the left, the fields of one of them on the right.

    What was changed is saved when another preset is chosen, at Save, and when the dialog closes.

    Signals:
        edited(): the presets on the shelf have changed.
    """

    edited = Signal()

    def __init__(self, core: Core, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._kind = kind
        self._shown: Preset | None = None
        self._removed: tuple[Preset, int] | None = None
        self._build()
        self._arrange()
        self._set_texts()
        self._connect()
        self._fill()
        self.resize(QSize(840, 560))

    def _build(self) -> None:
        self.list = QListWidget()
        self.list.setFixedWidth(LIST_WIDTH_PX)
        self.list.setItemDelegate(_NarrowRow(self.list))
        self.tools = {name: icon_button(drawing) for name, drawing in TOOLS.items()}
        self.form = PresetForm()
        self.empty = hint_label()
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.undo_button = QPushButton()
        self.undo_button.setProperty("role", "quiet")
        self.exchange = PresetExchange(self._core.presets, self._kind)
        self.save_button, self.close_button = QPushButton(), QPushButton()
        for button in (self.save_button, self.close_button, self.undo_button):
            button.setAutoDefault(False)

    def _arrange(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(2)
        for tool in self.tools.values():
            tools.addWidget(tool)
        tools.addStretch()
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(tools)
        right = QVBoxLayout()
        right.addWidget(self.empty)
        right.addWidget(self.form)
        right.addStretch()
        told = QHBoxLayout()
        told.addWidget(self.message, 1)
        told.addWidget(self.undo_button)
        right.addLayout(told)
        body = QHBoxLayout()
        body.setSpacing(20)
        body.addLayout(left)
        body.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.exchange, 1)
        for button in (self.save_button, self.close_button):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(16)
        layout.addLayout(body, 1)
        layout.addLayout(foot)

    def _set_texts(self) -> None:
        is_style = self._kind == "style"
        title = translate("window", "Your own styles")
        self.setWindowTitle(title if is_style else translate("window", "Your own purposes"))
        self.list.setAccessibleName(self.windowTitle())
        names = {
            "add": translate("window", "New"),
            "copy": translate("window", "Make a copy"),
            "delete": translate("window", "Delete"),
            "up": translate("window", "Up"),
            "down": translate("window", "Down"),
        }
        for name, tool in self.tools.items():
            tool.setToolTip(names[name])
            tool.setAccessibleName(names[name])
        self.empty.setText(
            translate(
                "window",
                "None yet. “+” makes one; Import reads a JSON file or the styles.csv of"
                " AUTOMATIC1111.",
            )
        )
        self.save_button.setText(translate("window", "Save"))
        self.close_button.setText(translate("window", "Close"))
        self.undo_button.setText(translate("window", "Undo"))

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._on_row)
        self.form.changed.connect(self._on_changed)
        self.tools["add"].clicked.connect(self._on_add)
        self.tools["copy"].clicked.connect(self._on_copy)
        self.tools["delete"].clicked.connect(self._on_delete)
        self.tools["up"].clicked.connect(self._on_up)
        self.tools["down"].clicked.connect(self._on_down)
        self.undo_button.clicked.connect(self._on_undo)
        self.exchange.imported.connect(self._on_imported)
        self.exchange.told.connect(self._tell)
        self.exchange.failed.connect(self._report)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.close)

    # The list

    def _own(self) -> list[Preset]:
        return [preset for preset in self._core.presets.all(self._kind) if preset.is_own]

    def _fill(self, chosen: str = "") -> None:
        """Show the shelf, with the preset `chosen` (or the first) in the fields."""
        self.list.blockSignals(True)
        self.list.clear()
        for preset in self._own():
            item = QListWidgetItem(preset.name(current_language()))
            item.setToolTip(plain_tip(item.text()))
            item.setData(Qt.ItemDataRole.UserRole, preset.id)
            self.list.addItem(item)
        ids = [preset.id for preset in self._own()]
        self.list.setCurrentRow(ids.index(chosen) if chosen in ids else 0 if ids else -1)
        self.list.blockSignals(False)
        self._show()

    def _show(self) -> None:
        row, own = self.list.currentRow(), self._own()
        self._shown = own[row] if 0 <= row < len(own) else None
        self.form.setVisible(self._shown is not None)
        self.empty.setVisible(self._shown is None)
        if self._shown is not None:
            self.form.show_preset(self._shown)
        for name in ("copy", "delete"):
            self.tools[name].setEnabled(self._shown is not None)
        self.tools["up"].setEnabled(row > 0)
        self.tools["down"].setEnabled(0 <= row < len(own) - 1)
        self.exchange.export_button.setEnabled(bool(own))
        self.save_button.setEnabled(False)
        self.undo_button.setVisible(self._removed is not None)

    @Slot(str, str)
    def _tell(self, text: str, role: str = "hint") -> None:
        self.message.setText(text)
        self.message.setProperty("role", role)
        restyle(self.message)

    @Slot(object)
    def _report(self, error: SdjpError) -> None:
        self._tell(error_text(error), "error")

    # What the user does

    @Slot()
    def save(self) -> bool:
        """Keep what the fields say; False where that failed, which is then told."""
        if self._shown is None or self.form.preset() == self._shown:
            return True
        try:
            self._core.presets.change(self.form.preset())
        except SdjpError as error:
            self._report(error)
            return False
        self._tell("")
        self._changed(self._shown.id)
        return True

    def _changed(self, chosen: str) -> None:
        self._fill(chosen)
        self._core.retranslate()
        self.edited.emit()

    @Slot(int)
    def _on_row(self, row: int) -> None:
        wanted = self.list.item(row).data(Qt.ItemDataRole.UserRole) if row >= 0 else ""
        if self.save():
            self._fill(wanted)
        elif self._shown is not None:
            before = [preset.id for preset in self._own()].index(self._shown.id)
            self.list.blockSignals(True)
            self.list.setCurrentRow(before)
            self.list.blockSignals(False)

    @Slot()
    def _on_changed(self) -> None:
        self.save_button.setEnabled(True)

    @Slot()
    def _on_add(self) -> None:
        name = translate("window", "New style") if self._kind == "style" else ""
        name = name or translate("window", "New purpose")
        self._add(Preset(kind=self._kind, name_ja=name))
        self.form.name.setFocus()
        self.form.name.selectAll()

    @Slot()
    def _on_copy(self) -> None:
        if self._shown is not None:
            self.copy(self.form.preset())

    def copy(self, preset: Preset) -> None:
        """Make an own preset like `preset`."""
        name = translate("window", "Copy of {name}").format(name=preset.name(current_language()))
        self._add(replace(preset, id="", name_ja=name))

    def _add(self, preset: Preset, at: int | None = None) -> None:
        if not self.save():
            return
        try:
            added = self._core.presets.add(preset, at)
        except SdjpError as error:
            self._report(error)
            return
        self._removed = None
        self._tell("")
        self._changed(added.id)

    @Slot()
    def _on_delete(self) -> None:
        if self._shown is None:
            return
        preset = self._shown
        try:
            place = self._core.presets.remove(preset.id)
        except SdjpError as error:
            self._report(error)
            return
        self._removed = preset, place
        if getattr(self._core.session.form, self._kind) == preset.id:
            self._core.session.set(**{self._kind: ""})
        text = translate("window", "“{name}” was deleted.")
        self._tell(text.format(name=preset.name(current_language())))
        self._changed("")

    @Slot()
    def _on_undo(self) -> None:
        if self._removed is not None:
            self._add(*self._removed)

    @Slot()
    def _on_up(self) -> None:
        self._move(-1)

    @Slot()
    def _on_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        if self._shown is None or not self.save():
            return
        neighbour = self._own()[self.list.currentRow() + by]
        own = [preset.id for preset in self._core.presets.all() if preset.is_own]
        try:
            self._core.presets.move(self._shown.id, own.index(neighbour.id))
        except SdjpError as error:
            self._report(error)
            return
        self._changed(self._shown.id)

    @Slot(object)
    def _on_imported(self, presets: tuple[Preset, ...]) -> None:
        of_this_kind = [preset.id for preset in presets if preset.kind == self._kind]
        self._changed(of_this_kind[0] if of_this_kind else "")

    def reject(self) -> None:
        """Keep what was changed; where that fails the dialog stays. Esc and closing come here."""
        if self.save():
            super().reject()
