"""What nobody caught: exceptions become errors for the user, crashes leave their stack."""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sdjp.base.paths import log_dir
from sdjp.contract.errors import SdjpError

if TYPE_CHECKING:
    from sdjp.app.core import Core

MAX_DETAIL = 300

_log = logging.getLogger(__name__)


class Unexpected(QObject):
    """Writes what nobody caught into the log and has the core report it; the window goes on."""

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._core = core
        self._told: set[str] = set()

    def install(self) -> None:
        """Catch what no one else does, in all threads."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def _on_exception(
        self, kind: type[BaseException], met: BaseException, trace: TracebackType | None
    ) -> None:
        note(met)
        error = as_error(met)
        detail = error.context["detail"]
        if detail not in self._told:  # what fails at each repaint is told once
            self._told.add(detail)
            self._core.failed.emit(error)

    def _on_thread_exception(self, met: threading.ExceptHookArgs) -> None:
        if met.exc_value is not None:
            self._on_exception(met.exc_type, met.exc_value, met.exc_traceback)


def note(met: BaseException) -> None:
    """Write an exception into the log, and to standard error where there is one."""
    _log.critical("unexpected", exc_info=met)
    sys.__excepthook__(type(met), met, met.__traceback__)


def as_error(met: BaseException) -> SdjpError:
    """An exception of ours or of a library as an error for the user."""
    return SdjpError(detail=f"{type(met).__name__}: {met}"[:MAX_DETAIL])


def watch_for_crashes() -> None:
    """Have a segmentation fault leave its stack beside the log."""
    with contextlib.suppress(OSError):
        log_dir().mkdir(parents=True, exist_ok=True)
        file = (log_dir() / "window-crash.txt").open("a", encoding="utf-8")
        faulthandler.enable(file)
