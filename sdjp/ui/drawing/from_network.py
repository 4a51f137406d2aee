"""Pictures that came as addresses: each place is asked about before anybody goes there."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from sdjp.app.core import Core
from sdjp.app.fetch import Lead, PictureFetch, name_in, place_of
from sdjp.base.language import translate
from sdjp.contract.errors import SdjpError
from sdjp.ui.controls.notice_bar import NoticeBar

MOST_FETCHED = 50


class FromNetwork(QObject):
    """Fetches one picture after the other, when the user has said so.

    What leads on to another place is asked about again; a place that was agreed to is not, until
    all pictures are there.

    Args:
        notices: where the questions are asked.

    Signals:
        came(str, str, bool): a picture lies in this file, whoever reads it removes it; its name;
            whether it is one of several.
    """

    came = Signal(str, str, bool)

    def __init__(self, core: Core, notices: NoticeBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notices = notices
        self._waiting: deque[tuple[str, bool]] = deque()
        self._agreed: set[str] = set()
        self.fetch = PictureFetch(self)
        self.fetch.fetched.connect(self._on_fetched)
        self.fetch.led_on.connect(self._on_led_on)
        self.fetch.failed.connect(self._on_failed)
        self._core = core

    def offer(self, addresses: Sequence[str], about: str) -> None:
        """Ask whether to fetch these; several are to be redrawn one after the other.

        Args:
            about: what the question can be withdrawn by.
        """
        wanted = addresses[:MOST_FETCHED]
        text = partial(_question, len(addresses), wanted)
        self._notices.say(text, _fetch_it, partial(self._begin, wanted), about=about)

    def _begin(self, addresses: Sequence[str]) -> None:
        is_idle = not self._waiting
        self._waiting.extend((url, len(addresses) > 1) for url in addresses)
        self._agreed.update(map(place_of, addresses))
        if is_idle:
            self._go_on()

    def _go_on(self) -> None:
        if self._waiting:
            self.fetch.begin(Lead(self._waiting[0][0]))
        else:
            self._agreed.clear()

    def _next(self) -> None:
        self._waiting.popleft()
        self._go_on()

    @Slot(str)
    def _on_fetched(self, path: str) -> None:
        url, is_one_of_several = self._waiting[0]
        self.came.emit(path, name_in(url), is_one_of_several)
        self._next()

    @Slot(object)
    def _on_failed(self, error: SdjpError) -> None:
        self._core.failed.emit(error)
        self._next()

    @Slot(object)
    def _on_led_on(self, lead: Lead) -> None:
        if place_of(lead.url) in self._agreed:
            self.fetch.begin(lead)
            return
        text = partial(_led_on, place_of(self._waiting[0][0]), place_of(lead.url))
        self._notices.say(text, _fetch_it, partial(self._follow, lead), self._next)

    def _follow(self, lead: Lead) -> None:
        self._agreed.add(place_of(lead.url))
        self.fetch.begin(lead)


def _question(count: int, wanted: Sequence[str]) -> str:
    text = translate(
        "window",
        "This picture is on the network. Fetch it from {host}? SDJP goes online for nothing else.",
    )
    if count > len(wanted):
        text = translate(
            "window",
            "These {count} pictures are on the network. Fetch the first {most} from {host} and "
            "redraw them, one after the other? SDJP goes online for nothing else.",
        )
    elif count > 1:
        text = translate(
            "window",
            "These {count} pictures are on the network. Fetch them from {host} and redraw them, "
            "one after the other? SDJP goes online for nothing else.",
        )
    places = dict.fromkeys(map(place_of, wanted))
    return text.format(host=", ".join(places), count=count, most=len(wanted))


def _led_on(host: str, place: str) -> str:
    text = translate(
        "window",
        "{host} says that the picture is at {place}. Fetch it from there? Nothing but the address "
        "is sent.",
    )
    return text.format(host=host, place=place)


def _fetch_it() -> str:
    return translate("window", "Fetch it")
