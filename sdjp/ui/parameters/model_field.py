"""Which painter model draws: the embedded one, a diffusers folder or a safetensors file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sdjp.app.core import Core
from sdjp.app.model_folders import ModelFolders
from sdjp.base.language import translate
from sdjp.base.paths import demo_painter_dir
from sdjp.contract.errors import ModelError, SdjpError
from sdjp.ui.controls import file_dialogs
from sdjp.ui.controls.choice_field import hint_label
from sdjp.ui.controls.parameter_texts import parameter_name
from sdjp.ui.look.icons import icon
from sdjp.ui.look.room import Room

EDGE = "\N{EN SPACE}"
"""Before the name, as Qt leaves no room there: it pads buttons with a menu on the right only."""


class ModelField(Room):
    """The model's name on a button with a menu, and what the painter says of the model."""

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._is_refused = False
        self._folders = ModelFolders(core, self)
        self._build()
        self._folders.changed.connect(self._on_found)
        self.menu.aboutToShow.connect(self._folders.look)
        self.menu.triggered.connect(self._on_menu)
        self.embedded.triggered.connect(self._on_embedded)
        self.folder.triggered.connect(self._on_folder)
        self.file.triggered.connect(self._on_file)
        core.session.changed.connect(self._on_form_changed)
        core.model_changed.connect(self._on_model)
        core.failed.connect(self._on_failed)
        self.retranslate()

    def _build(self) -> None:
        self.label = QLabel()
        self.label.setProperty("role", "field")
        self.button = QPushButton()
        self.button.setProperty("menu", "true")
        self.button.setProperty("role", "choice")
        # A long name is cut rather than making the form wider.
        self.button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.menu = menu = QMenu(self.button)
        self.embedded = QAction(icon("sparkles"), "", menu)
        self.folder = QAction(icon("folder"), "", menu)
        self.file = QAction(icon("import"), "", menu)
        menu.addAction(self.embedded)
        self._end_of_found = menu.addSeparator()
        menu.addActions([self.folder, self.file])
        self.button.setMenu(menu)
        self.label.setBuddy(self.button)
        self.hint = hint_label()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        for widget in (self.label, self.button, self.hint):
            layout.addWidget(widget)

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        self.label.setText(parameter_name("model"))
        self.embedded.setText(translate("window", "The embedded demo model"))
        self.folder.setText(translate("window", "Choose a diffusers folder …"))
        self.file.setText(translate("window", "Choose a safetensors file …"))
        self._show()

    def _show(self) -> None:
        model, path = self._core.model, self._core.session.form.model
        is_loaded = model is not None and model.model == path
        name = model.name if model is not None and is_loaded else Path(path).stem
        self.button.setText(EDGE + name.replace("&", "&&"))
        self.button.setToolTip(path)
        self.button.setAccessibleName(f"{parameter_name('model')}: {name}")
        if model is not None and is_loaded:
            text = translate("window", "Learned at {size} · draws on {device}")
            size = f"{model.size}×{model.size}"
            self.hint.setText(text.format(size=size, device=device_name(model.device)))
        elif self._is_refused:
            self.hint.setText(translate("window", "This model cannot be used."))
        else:
            self.hint.setText(translate("window", "The model is being loaded …"))
        self.button.setAccessibleDescription(self.hint.text())

    @Slot(object)
    def _on_form_changed(self, names: frozenset[str]) -> None:
        if names & {"model", "config"}:
            self._is_refused = False
            self._show()

    @Slot()
    def _on_model(self) -> None:
        self._is_refused = False
        self._show()

    @Slot(object)
    def _on_failed(self, error: SdjpError) -> None:
        if isinstance(error, ModelError):
            self._is_refused = True
            self._show()

    @Slot()
    def _on_found(self) -> None:
        """List the models of the user's folders below the embedded one."""
        for action in self.menu.actions():
            if action.data():
                self.menu.removeAction(action)
                action.deleteLater()
        for path in self._folders.found:
            action = QAction(icon("picture"), path.name.replace("&", "&&"), self.menu)
            action.setToolTip(str(path))
            action.setData(str(path))
            self.menu.insertAction(self._end_of_found, action)

    @Slot(QAction)
    def _on_menu(self, action: QAction) -> None:
        if action.data():
            self._core.session.set(model=str(action.data()), config="")

    @Slot()
    def _on_embedded(self) -> None:
        self._core.session.set(model=str(demo_painter_dir()), config="")

    @Slot()
    def _on_folder(self) -> None:
        folder = self._ask_folder(translate("window", "The model's folder (with model_index.json)"))
        if folder:
            self._core.session.set(model=folder, config="")

    @Slot()
    def _on_file(self) -> None:
        title = translate("window", "The model's file")
        file = file_dialogs.open_file(self, title, "*.safetensors", self._start())
        if not file:
            return
        title = translate("window", "A diffusers folder of the same family, for its configuration")
        config = self._ask_folder(title)
        if config:
            self._core.session.set(model=file, config=config)

    def _ask_folder(self, title: str) -> str:
        return file_dialogs.choose_folder(self, title, self._start())

    def _start(self) -> str:
        path = Path(self._core.session.form.model)
        return str(Path.home() if path == demo_painter_dir() else path.parent)


def device_name(device: str) -> str:
    """What computes the pictures, for people."""
    return {
        "cpu": translate("window", "the processor (CPU)"),
        "cuda": translate("window", "the graphics card (GPU)"),
        "mps": translate("window", "the graphics card (GPU)"),
        "xpu": translate("window", "the graphics card (GPU)"),
    }.get(device, device)
