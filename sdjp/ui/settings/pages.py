"""The pages of the settings: general, folders, safety and watermark. Changes apply at once."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from sdjp.app.core import Core
from sdjp.base.language import translate
from sdjp.base.paths import data_dir, pictures_dir
from sdjp.contract.errors import FolderUnwritable
from sdjp.ui.controls import file_dialogs
from sdjp.ui.controls.choice_field import hint_label
from sdjp.ui.look.room import Room
from sdjp.ui.settings.fields import SettingCheck, SettingChoice, page_layout

TEXT_SCALES = (0.9, 1.0, 1.15, 1.3, 1.5)


class GeneralPage(Room):
    """Language, theme, and what the window does by itself."""

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language, self.language_label = SettingChoice(core, "language"), QLabel()
        self.theme, self.theme_label = SettingChoice(core, "theme"), QLabel()
        self.scale, self.scale_label = SettingChoice(core, "text_scale"), QLabel()
        self.preview = SettingCheck(core, "show_preview")
        self.live = SettingCheck(core, "live_translation")
        self.notice = SettingCheck(core, "notify_when_done")
        self.autosave = SettingCheck(core, "autosave")
        self.restore = SettingCheck(core, "restore_session")
        choices = QGridLayout()
        choices.setHorizontalSpacing(24)
        choices.setVerticalSpacing(12)
        choices.setColumnStretch(1, 1)
        for line, (label, field) in enumerate(
            (
                (self.language_label, self.language),
                (self.theme_label, self.theme),
                (self.scale_label, self.scale),
            )
        ):
            label.setBuddy(field)
            choices.addWidget(label, line, 0)
            choices.addWidget(field, line, 1)
        layout = page_layout(self)
        layout.addLayout(choices)
        layout.addSpacing(16)
        for check in (self.live, self.preview, self.notice, self.autosave, self.restore):
            layout.addWidget(check)
        layout.addStretch()
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts in the current language; those of the languages stay in their own."""
        self.language_label.setText(translate("window", "Language"))
        system = translate("window", "As the computer")
        self.language.set_texts(
            translate("window", "Language"), {"ja": "日本語", "en": "English", "system": system}
        )
        self.theme_label.setText(translate("window", "Colours"))
        self.theme.set_texts(
            translate("window", "Colours"),
            {
                "system": system,
                "light": translate("window", "Light"),
                "dark": translate("window", "Dark"),
            },
        )
        self.scale_label.setText(translate("window", "Size of the letters"))
        self.scale.set_texts(
            translate("window", "Size of the letters"),
            {scale: f"{scale:.0%}" for scale in TEXT_SCALES},
        )
        self.live.set_texts(
            translate("window", "Make the English while I type"),
            translate("window", "Without it, the English is made when you draw."),
        )
        self.preview.set_texts(
            translate("window", "Show the picture while it is drawn"),
            translate("window", "It appears step by step. This hardly takes any time."),
        )
        self.notice.set_texts(
            translate("window", "Tell me when a picture is done"),
            translate("window", "Only while another program is in front."),
        )
        self.autosave.set_texts(
            translate("window", "Save unsent work by itself"),
            translate("window", "Prompt, settings and queue survive a power cut."),
        )
        self.restore.set_texts(
            translate("window", "Begin where I stopped"),
            translate("window", "The next start brings back the last prompt and settings."),
        )


class FolderPage(Room):
    """Where pictures and data are kept."""

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self.pictures_label, self.models_label, self.data_label = QLabel(), QLabel(), QLabel()
        self.pictures, self.models, self.data = _path_line(), _path_line(), _path_line()
        self.pictures_hint, self.models_hint, self.data_hint = (hint_label() for _ in range(3))
        self.add_models, self.forget_models = QPushButton(), QPushButton()
        models_buttons = (self.add_models, self.forget_models)
        self.change = QPushButton()
        self.open_pictures, self.open_data = QPushButton(), QPushButton()
        self.usual = QPushButton()
        for button in (self.usual, self.forget_models):
            button.setProperty("role", "quiet")
        layout = page_layout(self)
        for label, line, buttons, hint in (
            (
                self.pictures_label,
                self.pictures,
                (self.change, self.open_pictures, self.usual),
                self.pictures_hint,
            ),
            (self.models_label, self.models, models_buttons, self.models_hint),
            (self.data_label, self.data, (self.open_data,), self.data_hint),
        ):
            label.setProperty("role", "heading")
            label.setBuddy(line)
            row = QHBoxLayout()
            for button in buttons:
                row.addWidget(button)
            row.addStretch()
            for part in (label, line, hint):
                layout.addWidget(part)
            layout.addLayout(row)
            layout.addSpacing(12)
        layout.addStretch()
        self.change.clicked.connect(self._on_change)
        self.usual.clicked.connect(self._on_usual)
        self.open_pictures.clicked.connect(self._on_open_pictures)
        self.open_data.clicked.connect(self._on_open_data)
        self.add_models.clicked.connect(self._on_add_models)
        self.forget_models.clicked.connect(self._on_forget_models)
        core.settings_changed.connect(self._on_settings)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        self.pictures_label.setText(translate("window", "Pictures are saved in"))
        self.pictures.setAccessibleName(self.pictures_label.text())
        self.pictures_hint.setText(
            translate("window", "Pictures made before stay where they are, and in the history.")
        )
        self.models_label.setText(translate("window", "Models are offered from"))
        self.models.setAccessibleName(self.models_label.text())
        self.models.setPlaceholderText(translate("window", "Only the embedded model"))
        self.models_hint.setText(
            translate("window", "Models (diffusers folders) in these folders stand in the menu.")
        )
        self.add_models.setText(translate("window", "Add a folder …"))
        self.forget_models.setText(translate("window", "Forget these folders"))
        self.data_label.setText(translate("window", "History, settings and your words are kept in"))
        self.data.setAccessibleName(self.data_label.text())
        self.data_hint.setText(
            translate("window", "A copy of this folder is a backup of everything but the pictures.")
        )
        self.change.setText(translate("window", "Change …"))
        self.usual.setText(translate("window", "Back to the usual folder"))
        for button in (self.open_pictures, self.open_data):
            button.setText(translate("window", "Open folder"))
        self._show()

    def _folder(self) -> Path:
        chosen = str(self._core.settings["pictures_folder"])
        return Path(chosen) if chosen else pictures_dir()

    def _show(self) -> None:
        self.pictures.setText(str(self._folder()))
        self.pictures.setCursorPosition(0)
        folders = self._core.settings["model_folders"]
        self.models.setText(translate("window", ", ").join(folders))
        self.models.setCursorPosition(0)
        self.forget_models.setEnabled(bool(folders))
        self.data.setText(str(data_dir()))
        self.data.setCursorPosition(0)
        self.usual.setEnabled(bool(self._core.settings["pictures_folder"]))

    @Slot(object)
    def _on_settings(self, names: frozenset[str]) -> None:
        if names & {"pictures_folder", "model_folders"}:
            self._show()

    @Slot()
    def _on_add_models(self) -> None:
        title = translate("window", "A folder with models")
        folder = file_dialogs.choose_folder(self, title, str(Path.home()))
        known = self._core.settings["model_folders"]
        if folder and folder not in known:
            self._core.change_settings(model_folders=[*known, folder])

    @Slot()
    def _on_forget_models(self) -> None:
        self._core.change_settings(model_folders=[])

    @Slot()
    def _on_change(self) -> None:
        choose_pictures_folder(self._core, self)

    @Slot()
    def _on_usual(self) -> None:
        self._core.change_settings(pictures_folder="")

    @Slot()
    def _on_open_pictures(self) -> None:
        _open(self._folder())

    @Slot()
    def _on_open_data(self) -> None:
        _open(data_dir())


class ProtectionPage(Room):
    """Watermark and safety filter, in plain words."""

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self.watermark = SettingCheck(core, "watermark")
        self.safety = SettingCheck(core, "safety")
        self.model_note = hint_label()
        self.model_note.setContentsMargins(24, 0, 0, 0)
        self.warning = QLabel()
        self.warning.setProperty("role", "warning")
        self.warning.setWordWrap(True)
        layout = page_layout(self)
        layout.addWidget(self.watermark)
        layout.addSpacing(12)
        layout.addWidget(self.safety)
        layout.addWidget(self.model_note)
        layout.addSpacing(12)
        layout.addWidget(self.warning)
        layout.addStretch()
        core.settings_changed.connect(self._on_settings)
        core.model_changed.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        self.watermark.set_texts(
            translate("window", "Put an invisible watermark into every picture"),
            translate(
                "window",
                "A mark that no eye sees but programs can read: it says that this picture was"
                " made by AI. The picture's information says so in any case. On by default.",
            ),
        )
        self.safety.set_texts(
            translate("window", "Use the model's safety filter"),
            translate(
                "window",
                "Blurs pictures that may be sexual before they are shown. It does not find"
                " everything and is sometimes wrong. On by default.",
            ),
        )
        self._show()

    @Slot()
    def _show(self) -> None:
        model, settings = self._core.model, self._core.settings
        has_none = model is not None and not model.has_safety
        self.model_note.setVisible(has_none)
        self.model_note.setText(translate("window", "The model in use brings no safety filter."))
        self.warning.setVisible(not (settings["watermark"] and settings["safety"]))
        self.warning.setText(
            translate(
                "window",
                "With one of them off, telling others that a picture is AI's, and what it shows,"
                " is your own responsibility.",
            )
        )

    @Slot(object)
    def _on_settings(self, names: frozenset[str]) -> None:
        if names & {"watermark", "safety"}:
            self._show()


def choose_pictures_folder(core: Core, parent: QWidget) -> None:
    """Let the user choose where pictures go; a folder that refuses files is reported."""
    start = str(core.settings["pictures_folder"]) or str(pictures_dir())
    title = translate("window", "Where pictures are saved")
    folder = file_dialogs.choose_folder(parent, title, start)
    if not folder:
        return
    if os.access(folder, os.W_OK):
        core.change_settings(pictures_folder=folder)
    else:
        core.failed.emit(FolderUnwritable(path=folder))


def _path_line() -> QLineEdit:
    line = QLineEdit()
    line.setReadOnly(True)
    return line


def _open(folder: Path) -> None:
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
