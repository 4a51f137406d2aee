"""The log files: one a kind of process, rotated, in the data folder."""

from __future__ import annotations

import logging
import logging.handlers

from sdjp.base.paths import log_dir

_FORMAT = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"
_MAX_BYTES = 1_000_000
_KEPT_FILES = 3


def start_log(process: str) -> None:
    """Send log records of this process to `<log folder>/<process>.log`; once is enough.

    A folder that refuses the file is no reason to stop: the log is then silent.
    """
    root = logging.getLogger()
    if any(isinstance(handler, logging.handlers.RotatingFileHandler) for handler in root.handlers):
        return
    try:
        log_dir().mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            log_dir() / f"{process}.log",
            maxBytes=_MAX_BYTES,
            backupCount=_KEPT_FILES,
            encoding="utf-8",
            delay=True,
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter(_FORMAT))
    root.addHandler(handler)
