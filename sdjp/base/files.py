"""Files that are there whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Iterator
from pathlib import Path

from sdjp.contract.errors import DiskFull, FolderUnwritable, StorageError

PART_SUFFIX = ".sdjp-part"

_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.ENOENT}


def storage_error(error: OSError, path: Path) -> StorageError:
    """The typed error for `error` met while writing `path`."""
    if error.errno in _FULL:
        return DiskFull(path=path)
    if error.errno in _REFUSED:
        return FolderUnwritable(path=path)
    return StorageError(detail=error.strerror or str(error))


@contextlib.contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn OSErrors met while writing `path` into typed ones.

    Raises:
        DiskFull, FolderUnwritable, StorageError: for the OSError met.
    """
    try:
        yield
    except OSError as error:
        raise storage_error(error, path) from error


def make_folder(path: Path) -> None:
    """Make `path` and its parents.

    Raises:
        FolderUnwritable, DiskFull: it cannot be made.
    """
    with storage_errors(path):
        path.mkdir(parents=True, exist_ok=True)


def write_atomically(path: Path, content: bytes, *, replace: bool = True) -> None:
    """Write `content` to `path` so that a reader or a crash sees all of it or nothing.

    Order: temporary file in the same folder → fsync → rename → fsync of the folder.

    Args:
        replace: overwrite an existing file; otherwise raise FileExistsError.

    Raises:
        DiskFull, FolderUnwritable, StorageError: nothing was written, and no part is left behind.
        FileExistsError: `path` is taken and `replace` is false.
    """
    part = path.with_name(f".{os.urandom(8).hex()}{PART_SUFFIX}")
    try:
        with storage_errors(path), part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            with storage_errors(path):
                part.replace(path)
        else:
            _rename_to_free_name(part, path)
        sync_folder(path.parent)
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def _rename_to_free_name(part: Path, path: Path) -> None:
    """Give `part` the name `path` without ever replacing a file.

    A hard link refuses an existing name (on Windows, so does a rename); where the file system has
    none, `x` mode reserves the name.
    """
    try:
        (os.rename if os.name == "nt" else os.link)(part, path)
        return
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno in _FULL:
            raise storage_error(error, path) from error
    try:
        path.open("xb").close()
    except FileExistsError:
        raise
    except OSError as error:
        raise storage_error(error, path) from error
    try:
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            path.unlink()
        raise storage_error(error, path) from error


def free_name(path: Path, label: str) -> Path:
    """A dated name beside `path` that no file has, as `index.sqlite3.damaged-20261121-143005`."""
    stamp = time.strftime("%Y%m%d-%H%M%S")
    for number in range(1000):
        suffix = f"-{number}" if number else ""
        candidate = path.with_name(f"{path.name}.{label}-{stamp}{suffix}")
        if not os.path.lexists(candidate):
            return candidate
    raise StorageError(detail=f"no free name beside {path}")


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` survive a power cut (POSIX; Windows needs nothing)."""
    if os.name == "nt":
        return
    with storage_errors(folder):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep_parts(folder: Path, older_than_s: float = 3600.0) -> int:
    """Remove parts that a killed process left in `folder`; returns how many."""
    removed = 0
    limit = time.time() - older_than_s
    for part in folder.glob(f".*{PART_SUFFIX}"):
        with contextlib.suppress(OSError):
            if part.stat().st_mtime < limit:
                part.unlink()
                removed += 1
    return removed
