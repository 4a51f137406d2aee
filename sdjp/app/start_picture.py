"""The picture a drawing starts from, and the mask on it: taken in, kept, and read again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal, Slot

from sdjp.app.enquiries import Enquiries
from sdjp.app.session import Session
from sdjp.base.language import Text
from sdjp.contract.codec import error_of
from sdjp.contract.errors import InputError, MaskLost, MaskNotKept, SdjpError, StorageError
from sdjp.contract.library_messages import (
    InputRead,
    KeepMask,
    MaskKept,
    ReadInput,
    TakeIn,
    TakenIn,
)
from sdjp.contract.messages import Failed

PAUSE_MS = 500
"""A mask is kept so long after the last stroke; drawing does not wait for it."""

PATIENCE_MS = 2_000
"""The end of the program waits so long for a mask to be kept."""

_WITH_PICTURE = ("picture", "mask", "parent", "extend")
"""Fields of the form that go with the picture."""

MaskRows: TypeAlias = tuple[int, int, bytes]
"""Width, height, and grey rows of a painted mask."""


class StartPicture(QObject):
    """What lies behind `Form.picture` and `Form.mask`.

    Attributes:
        pixels: of the picture, to be shown; None while there is none or it is being read.
        name: of the file that it came from, or a word for it, as far as that is known.
        error: why the mask could not be kept, or that it is lost; None where it could, or it is
            being tried again.

    Signals:
        changed(): `pixels` are others now.
        taken(TakenIn): a file was taken in and is the start now.
        mask_read(InputRead | None): show this mask, it was not painted here; None: an empty one.
        left(): a picture was put away with what was painted on it; `take_back` brings it back.
        settled(): what was painted is kept, or could not be; see `error`.
        failed(SdjpError): something could not be taken in, kept or read.
    """

    changed = Signal()
    taken = Signal(object)
    mask_read = Signal(object)
    left = Signal()
    settled = Signal()
    failed = Signal(object)

    def __init__(self, library: Enquiries, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._session = session
        self.pixels: TakenIn | InputRead | None = None
        self.name: Text = ""
        self.error: SdjpError | None = None
        self._painted: Callable[[], MaskRows | None] | None = None
        self._tried: Callable[[], MaskRows | None] | None = None
        self._asked = ""
        self._reading = ""
        self._own_mask = ""
        self._lost = ""
        self._is_loss_told = False
        self._asked_rows: MaskRows | None = None
        self._left_rows: MaskRows | None = None
        self._back_rows: MaskRows | None = None
        self._left: dict[str, Any] = {}
        self._left_name: Text = ""
        self._left_asked = ""
        self._is_wanted_back = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._keep_now)
        session.changed.connect(self._on_form_changed)

    @property
    def is_settled(self) -> bool:
        """Whether the form's mask is what was painted."""
        return self._is_kept and not self._lost

    @property
    def _is_kept(self) -> bool:
        return self._painted is None and not self._asked

    def take_in(self, path: str, parent: str = "", name: Text = "") -> None:
        """Start from the picture in this file.

        Args:
            parent: file name of the picture of the history that it is, where that is known.
            name: what it is called where the file has no name of its own.
        """
        on_taken = partial(self._on_taken, name or Path(path).name)
        self._library.ask(TakeIn, on_taken, path=path, parent=parent)

    @Slot()
    def clear(self) -> None:
        """Start from noise again."""
        self._leave()
        self._begin_with("")
        self._tell_of_left()

    def take_back(self) -> None:
        """Be again what `left` told of last; what is here now is put away in its turn."""
        if self._left_asked:  # its last strokes are still being kept
            self._is_wanted_back = True
            return
        left, name, rows = self._left, self._left_name, self._left_rows
        if not left:
            return
        self._leave()
        self._session.set(**(left if rows is None else {**left, "mask": ""}))
        self.name = name
        if rows is not None:
            self._back_rows = rows
            self.keep_painted(lambda: rows)
            if self.pixels is not None and self.pixels.id == left["picture"]:
                self._show_back()
        self._tell_of_left()

    def _show_back(self) -> None:
        """What could not be kept when its picture was put away is on it again."""
        rows, self._back_rows = self._back_rows, None
        if rows is not None:
            width, height, body = rows
            shown = InputRead("", "", width, height, width, height, False, body, is_mask=True)
            self.mask_read.emit(shown)

    def _leave(self) -> None:
        """The picture is about to go: remember it, with what is painted on it."""
        self._keep_now()
        form, self._left = self._session.form, {}
        self._left_name, self._left_asked = self.name, self._asked
        self._left_rows = self._asked_rows if self._asked else None
        self._is_wanted_back = False
        if form.picture and (form.mask or self._asked or any(form.extend)):
            self._left = {name: getattr(form, name) for name in _WITH_PICTURE}

    def _tell_of_left(self) -> None:
        if self._left:
            self.left.emit()

    def _begin_with(self, picture: str, parent: str = "") -> None:
        self._session.set(picture=picture, mask="", parent=parent, extend=(0, 0, 0, 0))

    def keep_painted(self, painted: Callable[[], MaskRows | None], *, is_done: bool = True) -> None:
        """Keep what is painted, a moment from now.

        Args:
            painted: gives the mask when it is kept, and ends what is still done to it; None where
                nothing is painted.
            is_done: False while it is still being worked at: it is kept when this is called again,
                or when somebody wants to draw with it.
        """
        self._painted, self.error = painted, None
        self._pause.stop()
        if is_done:
            self._pause.start()

    @Slot()
    def hurry(self) -> None:
        """Somebody wants to draw: keep what is painted at once; what could not be kept is tried
        again. That the mask is lost is told once, then all of the picture may be drawn.
        """
        self._keep_now()
        if not self._lost or not self._is_kept:
            return
        if self._is_loss_told:
            self._session.set(mask="")
        else:
            self._is_loss_told = True

    def _keep_now(self) -> None:
        if self._painted is None:
            return
        rows, self._tried, self._painted = self._painted(), self._painted, None
        self._pause.stop()
        self.error = None
        if rows is None and self._lost:
            self.error = MaskLost()
            return
        self._find_nothing_lost()
        self._asked_rows = rows
        if rows is None:
            self._asked = self._own_mask = ""
            self._session.set(mask="")
            self.settled.emit()
            return
        width, height, body = rows
        self._asked = self._library.ask(
            KeepMask, self._on_mask_kept, width=width, height=height, body=body
        )

    def finish(self) -> None:
        """Keep what is painted, and wait until it is kept; no longer than a moment."""
        self._keep_now()
        if self._is_kept:
            return
        wait = QEventLoop()
        self.settled.connect(wait.quit)
        QTimer.singleShot(PATIENCE_MS, wait, wait.quit)
        wait.exec()

    def _on_taken(self, name: Text, answer: TakenIn | Failed) -> None:
        if isinstance(answer, Failed):
            self.failed.emit(error_of(answer))
            return
        self._leave()
        self.pixels, self.name, self._reading = answer, name, ""
        self._forget_mask()
        self._begin_with(answer.id, answer.parent)
        self.changed.emit()
        self.mask_read.emit(None)
        self._tell_of_left()
        self.taken.emit(answer)

    def _forget_mask(self) -> None:
        self._pause.stop()
        self._painted, self._asked, self._own_mask = None, "", ""
        self._asked_rows = self._back_rows = None
        self._find_nothing_lost()

    def _find_nothing_lost(self) -> None:
        self._lost, self._is_loss_told, self.error = "", False, None

    def _on_mask_kept(self, answer: MaskKept | Failed) -> None:
        if answer.job != self._asked:  # something else was painted or taken in meanwhile
            self._on_left_kept(answer)
            return
        self._asked = ""
        if isinstance(answer, Failed):
            self.error = _unkept(error_of(answer))
            self._painted = self._painted or self._tried
            self.failed.emit(self.error)
        elif self._session.form.picture:
            self._own_mask = answer.id
            self._session.set(mask=answer.id)
        self.settled.emit()

    def _on_left_kept(self, answer: MaskKept | Failed) -> None:
        """The last strokes on the picture that was left."""
        if answer.job != self._left_asked:
            return
        self._left_asked = ""
        if isinstance(answer, Failed):
            self.failed.emit(error_of(answer))
        else:
            self._left_rows = None
            if self._left:
                self._left["mask"] = answer.id
        if self._is_wanted_back:
            self.take_back()

    @Slot(object)
    def _on_form_changed(self, names: frozenset[str]) -> None:
        form = self._session.form
        if "picture" in names and (self.pixels is None or self.pixels.id != form.picture):
            self._forget_mask()
            self.pixels, self.name, self._reading = None, "", form.picture
            if form.picture:
                self._library.ask(ReadInput, self._on_read, id=form.picture)
            self.changed.emit()
        if self._lost and form.mask != self._lost:
            self._find_nothing_lost()
        if "mask" in names and form.mask and form.mask != self._own_mask:
            self._library.ask(ReadInput, partial(self._on_mask_read, form.mask), id=form.mask)
        elif "mask" in names and not form.mask and self._own_mask:
            self._own_mask = ""
            self.mask_read.emit(None)

    def _on_read(self, answer: InputRead | Failed) -> None:
        if isinstance(answer, Failed):
            if self._reading == self._session.form.picture:
                self._begin_with("")
            self.failed.emit(error_of(answer))
        elif answer.id == self._reading == self._session.form.picture:
            self.pixels, self._reading = answer, ""
            self.changed.emit()
            self._show_back()

    def _on_mask_unread(self, error: SdjpError, mask: str) -> None:
        """Until the user has seen that it is lost, the form still names it."""
        if isinstance(error, InputError) and mask == self._session.form.mask and self._is_kept:
            self._lost, self._is_loss_told = mask, False
            error = self.error = MaskLost()
        self.failed.emit(error)

    def _on_mask_read(self, mask: str, answer: InputRead | Failed) -> None:
        if isinstance(answer, Failed):
            self._on_mask_unread(error_of(answer), mask)
        elif answer.id == self._session.form.mask:
            self._own_mask = answer.id
            self.mask_read.emit(answer)


def _unkept(error: SdjpError) -> SdjpError:
    """What the user is told of a mask that could not be kept."""
    return MaskNotKept(**error.context) if isinstance(error, StorageError) else error
