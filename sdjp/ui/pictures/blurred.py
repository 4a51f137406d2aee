"""Pictures that the safety filter blurred: said on the canvas, and shown when the user wants it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QMessageBox, QPushButton, QVBoxLayout, QWidget

from sdjp.app.core import Core
from sdjp.base.language import translate
from sdjp.contract.codec import error_of
from sdjp.contract.library_messages import Mark, Marked, Thumbnail, Thumbnailed
from sdjp.contract.messages import Failed
from sdjp.contract.request import PictureRecord
from sdjp.ui.look.empty_state import centred_label
from sdjp.ui.look.icons import IconLabel, icon
from sdjp.ui.look.room import Room
from sdjp.ui.pictures.kept_picture import THUMBNAIL_SIDE_PX, ShownPicture


def is_blurred(record: PictureRecord | None) -> bool:
    """Whether the safety filter blurred the picture of this record."""
    return record is not None and record.safety == "flagged"


def can_be_revealed(shown: ShownPicture) -> bool:
    """Whether this picture is blurred, and the history knows it."""
    return shown.row_id is not None and is_blurred(shown.record)


def ask_to_reveal(core: Core, shown: ShownPicture, room: QWidget) -> None:
    """Show the original of a blurred picture once the user has said yes; `core.revealed` follows.

    Args:
        room: what the question lies over.
    """
    box = QMessageBox(room)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(translate("window", "Take the blur off this picture?"))
    box.setInformativeText(
        translate(
            "window",
            "The model's safety filter found that it may be sexual; it is sometimes mistaken. What"
            " was drawn takes the place of the blurred picture, in its file as well.",
        )
    )
    box.addButton(translate("window", "Take the blur off"), QMessageBox.ButtonRole.AcceptRole)
    stop = box.addButton(translate("window", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stop)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.accepted.connect(partial(_reveal, core, shown))
    box.open()


def _reveal(core: Core, shown: ShownPicture) -> None:
    answer = partial(_on_marked, core, shown.path)
    core.library.ask(Mark, answer, row_ids=(shown.row_id,), revealed=True)


def _on_marked(core: Core, path: str, answer: Marked | Failed) -> None:
    if isinstance(answer, Failed):
        core.failed.emit(error_of(answer))
        return
    core.library_changed.emit()
    core.library.ask(Thumbnail, partial(_on_read, core), path=path, size=THUMBNAIL_SIDE_PX)


def _on_read(core: Core, answer: Thumbnailed | Failed) -> None:
    if isinstance(answer, Thumbnailed):
        core.revealed.emit(answer)


class BlurredNote(Room):
    """Says why the picture is blurred, and offers to show it."""

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._shown: ShownPicture | None = None
        self._sentence = centred_label("")
        self._hint = centred_label("hint")
        self.button = QPushButton(icon("eye"), "")
        self.button.clicked.connect(self._on_clicked)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 16, 20, 16)
        inside.setSpacing(8)
        centre = Qt.AlignmentFlag.AlignHCenter
        inside.addWidget(IconLabel("eye-off", "dim", 32), alignment=centre)
        for label in (self._sentence, self._hint):
            inside.addWidget(label)
        inside.addWidget(self.button, alignment=centre)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        self.retranslate()

    @property
    def is_offered(self) -> bool:
        """Whether there is something to reveal."""
        return self._shown is not None and can_be_revealed(self._shown)

    def retranslate(self) -> None:
        """Set all texts."""
        self._sentence.setText(translate("window", "The safety filter blurred this picture"))
        self._hint.setText(translate("window", "It may show something sexual."))
        self.button.setText(translate("window", "Show it …"))
        self.setAccessibleName(self._sentence.text())

    def offer_for(self, shown: ShownPicture | None) -> None:
        """Speak of this picture."""
        self._shown = shown

    @Slot()
    def _on_clicked(self) -> None:
        if self._shown is not None:
            ask_to_reveal(self._core, self._shown, self)
