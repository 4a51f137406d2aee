"""The log files: one a kind of process, rotated, in the data folder."""

from __future__ import annotations

import logging

from sdjp.base.paths import log_dir

_FORMAT = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"
_MAX_BYTES = 1_000_000
_KEPT_FILES = 3


def start_log(process: str) -> None:
    """Send log records of this process to `<log folder>/<process>.log`; once is enough.

    A folder that refuses the file is no reason to stop: the log is then silent.
    """
    root = logging.getLogger()
    if not any(isinstance(handler, _LateFile) for handler in root.handlers):
        root.addHandler(_LateFile(process))


class _LateFile(logging.Handler):
    """The rotated file, from its first record on: most processes never write one."""

    def __init__(self, process: str) -> None:
        super().__init__()
        self._process = process
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            self._file = _rotated_file(self._process)
        self._file.handle(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


def _rotated_file(process: str) -> logging.Handler:
    from logging.handlers import RotatingFileHandler

    try:
        log_dir().mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(
            log_dir() / f"{process}.log",
            maxBytes=_MAX_BYTES,
            backupCount=_KEPT_FILES,
            encoding="utf-8",
            delay=True,
        )
    except OSError:
        return logging.NullHandler()
    file.setFormatter(logging.Formatter(_FORMAT))
    return file
