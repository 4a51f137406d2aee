"""A picture moved to another place without ever being lost or taking another file's place."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

from sdjp.base.files import storage_error, storage_errors, sync_folder, write_atomically
from sdjp.contract.errors import StorageError

# What file systems without hard links say.
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS, errno.EINVAL}


def move_file(source: Path, target: Path) -> None:
    """Move `source` to `target`, also onto another disk; on disk when this returns.

    Raises:
        FileNotFoundError: there is no `source`.
        FileExistsError: `target` is taken.
        DiskFull, FolderUnwritable, StorageError: it could not be moved and is where it was.
    """
    try:
        _rename(source, target)
    except (FileNotFoundError, FileExistsError):
        raise
    except OSError as error:
        if error.errno != errno.EXDEV:
            refuses = os.access(target.parent, os.W_OK) and not os.access(source.parent, os.W_OK)
            raise storage_error(error, source if refuses else target) from error
        _copy(source, target)
    for folder in (target.parent, source.parent):
        with contextlib.suppress(StorageError):
            sync_folder(folder)


def _rename(source: Path, target: Path) -> None:
    """Give the file its new name; a hard link refuses to replace (on Windows, so does a rename)."""
    if os.name == "nt":
        source.rename(target)
        return
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        target.open("xb").close()
        try:
            source.replace(target)
        except OSError:
            target.unlink()
            raise
        return
    _remove(source, target)


def _copy(source: Path, target: Path) -> None:
    with storage_errors(source):
        content, facts = source.read_bytes(), source.stat()
    write_atomically(target, content, replace=False)
    with contextlib.suppress(OSError):
        os.utime(target, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    try:
        _remove(source, target)
    except OSError as error:
        raise storage_error(error, source) from error


def _remove(source: Path, target: Path) -> None:
    """Remove `source`, now that `target` is the same; where that fails, `target` goes again."""
    try:
        source.unlink()
    except OSError:
        target.unlink()
        raise


def free_neighbour(path: Path, number: int) -> Path:
    """`path` for number 1, then `猫 (2).png` and so on, within 255 bytes."""
    if number == 1:
        return path
    ending = f" ({number}){path.suffix}"
    stem = path.stem
    while len(os.fsencode(stem + ending)) > 255:
        stem = stem[:-1]
    return path.with_name(stem + ending)
