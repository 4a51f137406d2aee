"""確認: drop any picture and read what it says of itself."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from sdjp.app.core import Core
from sdjp.base.language import error_text, said, translate
from sdjp.contract.codec import error_of
from sdjp.contract.errors import SdjpError
from sdjp.contract.library_messages import Inspect, Inspected
from sdjp.contract.messages import Failed
from sdjp.ui.check.area import CheckArea
from sdjp.ui.check.findings import verdict
from sdjp.ui.check.report import CheckReport
from sdjp.ui.controls import file_dialogs
from sdjp.ui.look.icons import icon
from sdjp.ui.look.room import Room
from sdjp.ui.pictures.incoming import has_picture, incoming
from sdjp.ui.pictures.taking_over import other_model, own_record
from sdjp.ui.pictures.usable import Usable, usable

MOST_FILES = 100
LIST_ROWS = 4


@dataclass(slots=True)
class Checked:
    """One file: what was found, why not, or neither yet.

    Attributes:
        is_pasted: it is a file of our own, to be removed once it is read.
    """

    path: str
    is_pasted: bool = False
    found: Inspected | None = None
    error: SdjpError | None = None


class CheckPanel(Room):
    """Takes pictures and tells what they say; one is read after the other.

    Signals:
        settings_wanted(values): the form was given these settings.
    """

    settings_wanted = Signal(object)

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self.files: list[Checked] = []
        self._job = ""
        self._reading: Checked | None = None
        self._build()
        self._connect()
        self.retranslate()
        self._show_current()

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self.area = CheckArea()
        self.list = QListWidget()
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.note = QLabel()
        self.note.setProperty("role", "hint")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.progress = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter)
        self.progress.setProperty("role", "hint")
        self.report = CheckReport()
        self.problem = QLabel()
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.again = QPushButton(icon("refresh"), "")
        self._problem_card = QFrame()
        self._problem_card.setProperty("role", "error")
        inside = QVBoxLayout(self._problem_card)
        inside.setContentsMargins(12, 12, 12, 12)
        inside.setSpacing(12)
        inside.addWidget(self.problem)
        inside.addWidget(self.again, alignment=Qt.AlignmentFlag.AlignLeft)
        page = QWidget()
        pages = QVBoxLayout(page)
        pages.setContentsMargins(0, 0, 4, 0)
        pages.addWidget(self._problem_card)
        pages.addWidget(self.report)
        pages.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setProperty("role", "reading")
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(self.area)
        layout.addWidget(self.list)
        layout.addWidget(self.note)
        layout.addWidget(self.progress)
        layout.addWidget(self._scroll, 1)

    def _connect(self) -> None:
        self.area.open_button.clicked.connect(self.choose_files)
        self.area.paste_button.clicked.connect(self.paste)
        self.list.currentRowChanged.connect(self._on_file_chosen)
        self.report.use_wanted.connect(self._on_use_wanted)
        self.again.clicked.connect(self._on_again)
        for keys, act in ((QKeySequence.StandardKey.Open, self.choose_files),
                          (QKeySequence.StandardKey.Paste, self.paste)):  # fmt: skip
            action = QAction(self)
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(act)
            self.addAction(action)

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        self.list.setAccessibleName(translate("window", "Checked pictures"))
        self.again.setText(translate("window", "Try again"))
        self.progress.setText(translate("window", "Reading the picture …"))
        for file in self.files:
            self._mark(file)
        self._show_current()

    # Ways in

    def check_files(self, paths: Sequence[str]) -> None:
        """Read these files, in place of those read before."""
        if paths:
            self._check([Checked(path) for path in paths[:MOST_FILES]])
            if len(paths) > MOST_FILES:
                said = translate("window", "Only the first {count} are looked at.")
                self._note(said.format(count=MOST_FILES))

    @Slot()
    def choose_files(self) -> None:
        """Let the user choose files."""
        kinds = translate("window", "Pictures")
        paths = file_dialogs.open_files(
            self,
            translate("window", "Choose pictures"),
            f"{kinds} (*.png *.jpg *.jpeg *.webp);;{translate('window', 'All files')} (*)",
            file_dialogs.PICTURES,
        )
        self.check_files(paths)

    @Slot()
    def paste(self) -> None:
        """Read what is on the clipboard."""
        self._take(QGuiApplication.clipboard().mimeData())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome anything that may hold a picture."""
        mime = event.mimeData()
        if has_picture(mime):
            self.area.set_hovered(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went elsewhere."""
        self.area.set_hovered(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what is dropped."""
        self.area.set_hovered(False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._take(event.mimeData())

    def _take(self, mime: QMimeData) -> None:
        came = incoming(mime)
        if came.files:
            self.check_files(list(came.files))
        elif came.pasted:
            self._check([Checked(came.pasted, is_pasted=True)])
        else:
            self._note(said(came.problem))

    # Reading

    def _check(self, files: list[Checked]) -> None:
        self._core.library.forget(self._job)
        self._reading = None
        self.files = files
        self._note("")
        self.list.clear()
        for file in files:
            self.list.addItem(QListWidgetItem(self._name(file)))
        if files:
            self.list.setCurrentRow(0)
        self._show_current()
        self._read_next()

    def _read_next(self) -> None:
        waiting = [file for file in self.files if file.found is None and file.error is None]
        if self._reading is None and waiting:
            current = self._current()
            self._reading = current if current in waiting else waiting[0]
            self._job = self._core.library.ask(Inspect, self._on_inspected, path=self._reading.path)

    def _on_inspected(self, answer: Inspected | Failed) -> None:
        file = self._reading
        if not isValid(self) or file is None:
            return
        self._reading = None
        if isinstance(answer, Inspected):
            file.found = answer
        else:
            file.error = error_of(answer)
        if file.is_pasted:
            with contextlib.suppress(OSError):
                Path(file.path).unlink()
        self._mark(file)
        if file is self._current():
            self._show_current()
        self._read_next()

    @Slot()
    def _on_again(self) -> None:
        if (file := self._current()) is not None:
            file.error = None
            self._show_current()
            self._read_next()

    # Showing

    def _current(self) -> Checked | None:
        row = self.list.currentRow()
        return self.files[row] if 0 <= row < len(self.files) else None

    def _name(self, file: Checked) -> str:
        pasted = translate("window", "Pasted picture")
        return pasted if file.is_pasted else Path(file.path).name

    def _mark(self, file: Checked) -> None:
        item = self.list.item(self.files.index(file))
        if file.found is not None:
            found = verdict(file.found.findings)
            item.setIcon(icon(found.drawing, "link"))
            told = found.sentence
        elif file.error is not None:
            item.setIcon(icon("warning", "warning"))
            told = error_text(file.error).partition("\n")[0]
        else:
            return
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{self._name(file)} – {told}")

    @Slot(int)
    def _on_file_chosen(self, _row: int) -> None:
        self._show_current()

    def _show_current(self) -> None:
        file = self._current()
        self.area.set_small(bool(self.files))
        self.list.setVisible(len(self.files) > 1)
        rows = min(len(self.files), LIST_ROWS)
        self.list.setFixedHeight(max(1, rows) * max(28, self.list.sizeHintForRow(0)) + 6)
        self._scroll.setVisible(file is not None)
        found = file.found if file is not None else None
        error = file.error if file is not None else None
        self.report.setVisible(found is not None)
        self._problem_card.setVisible(error is not None)
        if file is not None and found is not None:
            self.report.show_findings(found, self._name(file))
        if file is not None and error is not None:
            self.problem.setText(error_text(error))
            self.again.setVisible(not file.is_pasted)
        self.progress.setVisible(file is not None and found is None and error is None)
        self._scroll.verticalScrollBar().setValue(0)

    def _note(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))

    # Taking over

    @Slot(object)
    def _on_use_wanted(self, findings: dict[str, Any]) -> None:
        record = own_record(findings)
        if record is not None:
            self._core.restore(record)
            taken = Usable(record.to_json(), (said(other_model(self._core, record.model)),))
        else:
            taken = usable(findings["settings"], self._core.model)
            self._core.session.take_over(**taken.values)
        done = translate("window", "The form now holds these settings.")
        self.report.set_answer("\n".join(one for one in (done, *taken.left) if one))
        self.settings_wanted.emit(taken.values)
