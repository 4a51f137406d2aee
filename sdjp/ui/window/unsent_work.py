"""What was typed comes back: after a crash, and where something took its place."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from sdjp.app.autosave import Autosave, Work
from sdjp.app.core import Core
from sdjp.app.session import Form
from sdjp.base.language import translate
from sdjp.ui.controls.notice_bar import NoticeBar

SHOWN_OF_OFFER = 60


class UnsentWork(QObject):
    """Offers what a crash left, and the form as it was before something was taken over.

    Args:
        notices: where that is offered.

    Signals:
        brought_back(Work): the user took an offer; its drawings are parked in the queue.
    """

    brought_back = Signal(object)

    def __init__(self, core: Core, notices: NoticeBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._notices = notices
        self._typed = Form()
        self._taken: Form | None = None
        core.session.replaced.connect(self._on_replaced)

    def offer(self, autosave: Autosave, work: Work) -> None:
        """Ask whether `work`, unsent when SDJP ended, should come back."""
        accept, decline = (
            partial(self._accept, autosave, work),
            partial(self._decline, autosave, work),
        )
        self._notices.say(partial(_question, work), _bring_back, accept, decline, no=_throw_away)

    def _accept(self, autosave: Autosave, work: Work) -> None:
        autosave.accept(work)
        self.brought_back.emit(work)

    def _decline(self, autosave: Autosave, work: Work) -> None:
        autosave.decline(work)
        self._notices.tell(_thrown_away, partial(autosave.offer_again, work))

    @Slot(object)
    def _on_replaced(self, before: Form) -> None:
        """What was typed last comes back, however many pictures took its place."""
        if before != self._taken:
            self._typed = before
        self._taken = self._core.session.form
        typed, taken, usual = map(asdict, (self._typed, self._taken, Form()))
        if any(value not in (taken[name], usual[name]) for name, value in typed.items()):
            self._core.remember_prompt(self._typed)
            self._notices.tell(_replaced, partial(self._core.session.set, **typed))


def _question(work: Work) -> str:
    text = translate("window", "SDJP ended unexpectedly last time. Bring the unsent work back?")
    prompt = work.form.prompt or work.form.negative_prompt
    if prompt:
        text += f"\n「{prompt[:SHOWN_OF_OFFER]}」"
    if work.questions:
        more = translate("window", "Drawings that were waiting and come back, too: {count}")
        text += "\n" + more.format(count=len(work.questions))
    return text


def _bring_back() -> str:
    return translate("window", "Bring back")


def _throw_away() -> str:
    return translate("window", "Throw away")


def _thrown_away() -> str:
    return translate("window", "Thrown away. What was written can still be found with ↑.")


def _replaced() -> str:
    return translate("window", "What stood in the form has been replaced.")
