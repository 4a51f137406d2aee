"""The ways in which a picture becomes the start of a drawing: dropped, pasted, chosen."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from sdjp.app.core import Core
from sdjp.app.picture_series import PictureSeries
from sdjp.base.language import Text, translate
from sdjp.base.picture_files import SUFFIXES, picture_files
from sdjp.base.picture_notes import note_sentence
from sdjp.contract.errors import InputError
from sdjp.contract.library_messages import TakenIn
from sdjp.contract.messages import Saved
from sdjp.ui.controls import file_dialogs
from sdjp.ui.controls.notice_bar import NoticeBar
from sdjp.ui.drawing.from_network import FromNetwork
from sdjp.ui.pictures.incoming import incoming
from sdjp.ui.pictures.taking_over import own_record
from sdjp.ui.pictures.usable import usable

MOST_PICTURES = 500
ABOUT = "picture"


class WaysIn(QObject):
    """Takes pictures in, says what was done to them, and offers the settings they bring.

    Args:
        notices: where questions are asked.

    Signals:
        settings_taken(): the form was given the settings of the picture.
    """

    settings_taken = Signal()

    def __init__(self, core: Core, notices: NoticeBar, window: QWidget) -> None:
        super().__init__(window)
        self._core = core
        self._notices = notices
        self._window = window
        self._pasted: set[str] = set()
        self._of_series: set[str] = set()
        self.series = PictureSeries(core, self)
        self.series.left.connect(self._on_series_left)
        self.network = FromNetwork(core, notices, self)
        self.network.came.connect(self._on_fetched)
        core.start_picture.taken.connect(self._on_taken)
        core.start_picture.failed.connect(self._remove_pasted)
        core.start_picture.left.connect(self._on_left)
        core.queue.saved.connect(self._on_saved)

    @Slot(object)
    def take(self, mime: QMimeData) -> None:
        """Start from what was dropped or pasted."""
        self._notices.withdraw(ABOUT)
        came = incoming(mime)
        if came.files:
            self.take_files(came.files)
        elif came.pasted:
            self._pasted.add(came.pasted)
            self._core.start_picture.take_in(came.pasted, name=_pasted)
        elif came.addresses:
            self._offer_to_fetch(came.addresses)
        else:
            self._say(came.problem)

    def _say(self, text: Text, yes: Text = "", on_yes: Callable[[], object] | None = None) -> None:
        """Say something of the picture that came last."""
        self._notices.say(text, yes, on_yes, about=ABOUT)

    def _offer_to_fetch(self, addresses: Sequence[str]) -> None:
        if len(addresses) == 1 or self._has_words(len(addresses)):
            self.network.offer(addresses, ABOUT)

    def _has_words(self, count: int) -> bool:
        """Whether it is written what several pictures shall become; else the user is told."""
        if self._core.session.form.prompt.strip():
            return True
        self._say(partial(_words_wanted, count))
        return False

    @Slot(str, str, bool)
    def _on_fetched(self, path: str, name: str, is_one_of_several: bool) -> None:
        if is_one_of_several:
            self._of_series.add(path)
            self.series.begin([path])
        else:
            self._pasted.add(path)
            self._core.start_picture.take_in(path, name=name)

    @Slot(str)
    def _on_series_left(self, path: str) -> None:
        if path in self._of_series:
            self._of_series.remove(path)
            with contextlib.suppress(OSError):
                Path(path).unlink()

    def take_files(self, paths: Sequence[str]) -> None:
        """Start from a file; several, or a folder, are offered as a series."""
        self._notices.withdraw(ABOUT)
        try:
            pictures = [str(file) for file in picture_files([Path(path) for path in paths])]
        except InputError as error:
            self._core.failed.emit(error)
            return
        if len(pictures) == 1:
            self._core.start_picture.take_in(pictures[0])
        elif self._has_words(len(pictures)):
            begin = partial(self.series.begin, pictures[:MOST_PICTURES])
            self._say(partial(_redraw, len(pictures)), _redraw_them, begin)

    @Slot()
    def paste(self) -> None:
        """Start from what is on the clipboard."""
        self.take(QGuiApplication.clipboard().mimeData())

    @Slot()
    def choose(self) -> None:
        """Start from a file that the user chooses."""
        kinds = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        paths = file_dialogs.open_files(
            self._window,
            translate("window", "Choose a picture to draw from"),
            f"{translate('window', 'Pictures')} ({kinds});;{translate('window', 'All files')} (*)",
            file_dialogs.PICTURES,
        )
        if paths:
            self.take_files(paths)

    @Slot(object)
    def _on_taken(self, taken: TakenIn) -> None:
        self._remove_pasted()
        self._notices.withdraw(ABOUT)
        if taken.notes:
            self._say(lambda: "\n".join(map(note_sentence, taken.notes)))
        if taken.findings.get("settings"):
            self._say(_take_over, _take, partial(self._take_settings, taken.findings))

    @Slot(object, object)
    def _on_saved(self, _job: object, saved: Saved) -> None:
        if saved.ends_loop:
            self._notices.say(_loop_ended)

    @Slot()
    def _on_left(self) -> None:
        self._notices.tell(_left, self._core.start_picture.take_back)

    @Slot()
    def _remove_pasted(self, *_: object) -> None:
        """What was pasted is kept as an input by now, or could not be."""
        while self._pasted:
            with contextlib.suppress(OSError):
                Path(self._pasted.pop()).unlink()

    def _take_settings(self, findings: dict[str, Any]) -> None:
        """All but the start: that is the picture itself."""
        if record := own_record(findings):
            names = frozenset(usable(record.to_json(), None).values) | {"pins", "sampler"}
            self._core.restore(record, names)
        else:
            values = usable(findings["settings"], self._core.model).values
            self._core.session.take_over(**values)
        self.settings_taken.emit()


def _pasted() -> str:
    return translate("window", "Pasted picture")


def _words_wanted(count: int) -> str:
    return translate(
        "window", "Write on the left what the {count} pictures shall become, then drop them again."
    ).format(count=count)


def _redraw(count: int) -> str:
    text = translate("window", "Redraw all {count} pictures, one after the other?")
    if count > MOST_PICTURES:
        text = translate(
            "window", "Redraw the first {most} of {count} pictures, one after the other?"
        )
    return text.format(count=count, most=MOST_PICTURES)


def _redraw_them() -> str:
    return translate("window", "Redraw them")


def _take_over() -> str:
    return translate("window", "This picture says how it was drawn. Take that over, too?")


def _take() -> str:
    return translate("window", "Take over")


def _loop_ended() -> str:
    return translate(
        "window",
        "The safety filter blurred a picture, so the repetition ended there: nothing is drawn from "
        "a blurred one. What was drawn before is kept. Change the prompt or the strength and draw "
        "again.",
    )


def _left() -> str:
    return translate("window", "The picture and what was painted on it were put away.")
