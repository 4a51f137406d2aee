"""Opening picture files that others may have made: bounded, never waiting, typed errors."""

from __future__ import annotations

import contextlib
import logging
import os
import stat
import struct
import warnings
import zlib
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from sdjp.contract.errors import (
    InputFileMissing,
    InputFileUnreadable,
    InputTooLarge,
)

MAX_PIXELS = 64_000_000
MAX_FILE_BYTES = 512 * 1024 * 1024

# What Pillow's decoders raise on damaged files.
DAMAGED = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    RuntimeError,
    struct.error,
    zlib.error,
)

# It logs what it then raises.
logging.getLogger("PIL.TiffImagePlugin").setLevel(logging.CRITICAL)


def content_of(path: Path) -> bytes:
    """The bytes of an ordinary file; pipes and devices are not even opened.

    Raises:
        InputFileMissing: there is no such file.
        InputFileUnreadable: it is no ordinary file, or may not be read.
        InputTooLarge: it is larger than 512 MiB.
    """
    try:
        _check_ordinary(path.stat(), path)
        with os.fdopen(os.open(path, _READ_ONLY), "rb") as file:
            _check_ordinary(os.fstat(file.fileno()), path)
            content = file.read(MAX_FILE_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputFileMissing(path=path) from error
    except PermissionError as error:
        raise InputFileUnreadable(path=path, reason="you have no right to read it") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise InputFileUnreadable(path=path, reason=reason) from error
    if len(content) > MAX_FILE_BYTES:
        raise InputTooLarge(path=path, reason="too large")
    return content


# A pipe that takes the file's place between two calls does not make us wait either.
_READ_ONLY = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def _check_ordinary(facts: os.stat_result, path: Path) -> None:
    if stat.S_ISDIR(facts.st_mode):
        raise InputFileUnreadable(path=path, reason="it is a folder")
    if not stat.S_ISREG(facts.st_mode):
        raise InputFileUnreadable(path=path, reason="it is no ordinary file")
    if facts.st_size > MAX_FILE_BYTES:
        raise InputTooLarge(path=path, reason="too large")


@contextlib.contextmanager
def decoding(path: Path) -> Iterator[None]:
    """What Pillow raises inside of the block becomes a typed error about `path`.

    Raises:
        InputFileUnreadable: the file is damaged.
        InputTooLarge: it has far too many pixels, or does not fit into memory.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise InputTooLarge(path=path, reason="too many pixels") from error
    except MemoryError as error:
        raise InputTooLarge(path=path, reason="it does not fit into memory") from error
    except DAMAGED as error:
        raise InputFileUnreadable(path=path, reason="damaged") from error


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Nothing is written to standard error, where libtiff says what it thinks of a file."""
    try:
        kept = os.dup(2)
    except OSError:
        # A program without a console has none.
        yield
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def check_size(picture: Image.Image, path: Path) -> None:
    """Raises:
    InputTooLarge: the picture has more than 64 million pixels.
    """
    if picture.width * picture.height > MAX_PIXELS:
        raise InputTooLarge(path=path, reason="too many pixels")
