"""One window for each user: a second start hands its files to the first, and ends."""

from __future__ import annotations

import contextlib
import enum
import json
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_S = 30.0
"""How long the first window may take to answer: it may be starting, or ending."""

MAX_BYTES = 2**20
_STEP_MS = 500
_PAUSE_S = 0.05
_LONGEST_SOCKET_PATH = 100
_HEARD = b"heard\n"


class Standing(enum.Enum):
    """What this start is."""

    FIRST = "first"
    SECOND = "second"
    UNHEARD = "unheard"


class Instance(QObject):
    """This start of the program among all starts with the same data folder.

    The first one holds a lock of the operating system, which goes with the process however that
    ends; a lock file that is judged by a process number would take a stranger with the same
    number for its owner.

    Args:
        folder: the data folder.

    Signals:
        asked(files, token): another start wants this window to show itself and to open `files`,
            absolute paths; `token` is what Wayland needs for that, or empty.
    """

    asked = Signal(object, str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock: int | None = None
        self._server: QLocalServer | None = None

    def stand(
        self, files: Sequence[str] = (), patience_s: float = PATIENCE_S, *, listen: bool = True
    ) -> Standing:
        """Become the first, or have the first open `files`.

        Args:
            listen: the first listens to others at once; otherwise call `listen` soon.

        Returns:
            UNHEARD where there is another one that does not answer.
        """
        deadline = time.monotonic() + patience_s
        while True:
            if self._claim():
                if listen:
                    self.listen()
                return Standing.FIRST
            if self._say([str(Path(file).absolute()) for file in files]):
                return Standing.SECOND
            if time.monotonic() > deadline:
                return Standing.UNHEARD
            time.sleep(_PAUSE_S)

    def end(self) -> None:
        """Let another start be the first."""
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _claim(self) -> bool:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = os.open(self._folder / "window.lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return True  # a folder that takes no files has no other window to be kept from
        try:
            _lock(lock)
        except BlockingIOError:
            os.close(lock)
            return False
        except OSError:
            pass  # a file system without locks: better two windows than none
        self._lock = lock
        return True

    def listen(self) -> None:
        """Hear what other starts want; until then they wait."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_connection)
        server.listen(_socket_name(self._folder))  # in place of one that was killed
        self._server = server

    def _say(self, files: Sequence[str]) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        from sdjp.base.system import let_others_raise

        socket = QLocalSocket()
        socket.connectToServer(_socket_name(self._folder))
        if not socket.waitForConnected(_STEP_MS):
            return False
        let_others_raise()
        token = os.environ.get("XDG_ACTIVATION_TOKEN", "")
        socket.write(json.dumps({"files": files, "token": token}).encode("ascii") + b"\n")
        deadline = time.monotonic() + PATIENCE_S
        while not socket.canReadLine() and time.monotonic() < deadline:
            if not socket.waitForReadyRead(_STEP_MS) and (
                socket.state() is not QLocalSocket.LocalSocketState.ConnectedState
            ):
                break
        heard = socket.readAll().data() == _HEARD
        socket.abort()
        return heard

    @Slot()
    def _on_connection(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(self._on_words)
            socket.disconnected.connect(socket.deleteLater)
            self._hear(socket)

    @Slot()
    def _on_words(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > MAX_BYTES:
                socket.abort()
            return
        with contextlib.suppress(ValueError, RecursionError):
            files, token = _understood(json.loads(bytes(socket.readLine(MAX_BYTES).data())))
            socket.write(_HEARD)
            socket.flush()
            self.asked.emit(files, token)
        socket.disconnectFromServer()


def _understood(words: object) -> tuple[tuple[str, ...], str]:
    if not isinstance(words, dict) or not isinstance(words.get("files"), list):
        raise ValueError("not ours")
    files = tuple(file for file in words["files"] if isinstance(file, str))
    return files, str(words.get("token", ""))


def _socket_name(folder: Path) -> str:
    """A pipe's name on Windows; elsewhere a path in a folder of this user alone if possible."""
    import hashlib

    digest = hashlib.sha256(os.fsencode(folder.absolute())).hexdigest()[:16]
    name = f"sdjp-{digest}"
    if os.name == "nt":
        return name
    for place in (os.environ.get("XDG_RUNTIME_DIR", ""), str(folder)):
        path = str(Path(place, name))
        is_short = len(os.fsencode(path)) <= _LONGEST_SOCKET_PATH
        if place and is_short and os.access(place, os.W_OK | os.X_OK):
            return path
    return str(Path(tempfile.gettempdir(), name))


if sys.platform == "win32":

    def _lock(file: int) -> None:
        import msvcrt

        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError from error

else:

    def _lock(file: int) -> None:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
