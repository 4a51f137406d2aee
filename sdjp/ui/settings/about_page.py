"""Version, licences, log, and a report to send along when something is wrong."""

from __future__ import annotations

import contextlib
import platform
import sys

from PySide6.QtCore import QUrl, Slot, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QWidget

from sdjp import __version__
from sdjp.app.core import Core
from sdjp.base.language import translate
from sdjp.base.paths import log_dir, resource_dir
from sdjp.contract.messages import Hello
from sdjp.ui.controls.choice_field import hint_label
from sdjp.ui.look.room import Room
from sdjp.ui.settings.fields import page_layout

LICENCES = ("LICENSE", "THIRD_PARTY.md", "resources/fonts/OFL.txt")
TOLD_SETTINGS = ("language", "theme", "watermark", "safety", "text_scale")


class AboutPage(Room):
    """What this program is, and what helps when it goes wrong."""

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self.name = QLabel(f"SDJP {__version__}")
        self.name.setProperty("role", "title")
        self.what = QLabel()
        self.what.setWordWrap(True)
        self.licence_name, self.report_name = QLabel(), QLabel()
        for heading in (self.licence_name, self.report_name):
            heading.setProperty("role", "heading")
        self.licences = QPlainTextEdit(readOnly=True)
        self.licences.setTabChangesFocus(True)
        self.report_hint = hint_label()
        self.copy, self.log = QPushButton(), QPushButton()
        self.copied = QLabel()
        self.copied.setProperty("role", "success")
        buttons = QHBoxLayout()
        for widget in (self.copy, self.log, self.copied):
            buttons.addWidget(widget)
        buttons.addStretch()
        layout = page_layout(self)
        layout.addWidget(self.name)
        layout.addWidget(self.what)
        layout.addSpacing(8)
        layout.addWidget(self.licence_name)
        layout.addWidget(self.licences, 1)
        layout.addSpacing(8)
        layout.addWidget(self.report_name)
        layout.addWidget(self.report_hint)
        layout.addLayout(buttons)
        self.copy.clicked.connect(self._on_copy)
        self.log.clicked.connect(self._on_log)
        self.licences.setPlainText(licence_texts())
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        self.what.setText(
            translate("window", "Draws with Stable Diffusion on your own computer, in Japanese.")
        )
        self.licence_name.setText(translate("window", "Licences"))
        self.licences.setAccessibleName(translate("window", "Licences"))
        self.report_name.setText(translate("window", "When something is wrong"))
        self.report_hint.setText(
            translate(
                "window",
                "The report tells versions, machine and settings; no prompts and no pictures."
                " The log folder says more.",
            )
        )
        self.copy.setText(translate("window", "Copy the report"))
        self.log.setText(translate("window", "Open the log folder"))
        self.copied.clear()

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(report(self._core))
        self.copied.setText(translate("window", "Copied"))

    @Slot()
    def _on_log(self) -> None:
        with contextlib.suppress(OSError):
            log_dir().mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_dir())))


def report(core: Core) -> str:
    """Facts that help to find a fault; nothing that was typed or drawn."""
    model, settings = core.model, core.settings
    facts = {
        "SDJP": __version__,
        "system": platform.platform(),
        "Python": sys.version.split()[0],
        "Qt": qVersion(),
        "model": f"{model.name}, {model.size} px, {model.device}" if model else "-",
        "samplers": str(len(model.samplers)) if model else "-",
        "precision": core.session.form.precision,
        "queue": str(len(core.queue.jobs)),
        **{name: str(settings[name]) for name in TOLD_SETTINGS},
        **{link.role: _loaded(link.hello) for link in core.links},
    }
    return "\n".join(f"{name}: {value}" for name, value in facts.items())


def _loaded(hello: Hello | None) -> str:
    """A worker's version, and what it had loaded when it began besides Python's own."""
    if hello is None:
        return "-"
    return ", ".join((hello.version, *sorted({*hello.modules} - sys.stdlib_module_names)))


def licence_texts() -> str:
    """Our licence and what the parts we use are under, as far as they lie beside the program."""
    texts = []
    for name in LICENCES:
        with contextlib.suppress(OSError):
            texts.append((resource_dir().parent / name).read_text(encoding="utf-8").strip())
    return "\n\n".join(texts)
