"""The librarian's side of the window's questions: history, thumbnails, marks, prompts."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from sdjp.base.paths import index_path
from sdjp.contract.codec import AnyMessage
from sdjp.contract.errors import (
    IndexDamaged,
    InputError,
    Interrupted,
    PromptTooLong,
    SdjpError,
    StorageError,
)
from sdjp.contract.library_messages import (
    Adopt,
    Adopted,
    Discard,
    Inspect,
    Inspected,
    KeepMask,
    Listed,
    ListedPrompts,
    ListPictures,
    ListPrompts,
    Mark,
    Marked,
    PictureRead,
    ReadInput,
    ReadMask,
    ReadPicture,
    RememberPrompt,
    TakeIn,
    Thumbnail,
    Thumbnailed,
)
from sdjp.contract.request import PictureRecord
from sdjp.provenance.reading import read_as_png, read_picture, read_reduced
from sdjp.provenance.verify import inspect
from sdjp.store import held, history, prompts, trash, words
from sdjp.store.database import Library, open_library
from sdjp.store.history import Row
from sdjp.store.listing import Filter, Listing, models
from sdjp.store.parents import parent_name
from sdjp.store.rebuild import adopt, rebuild
from sdjp.store.thumbnails import Thumbnails, pixels_of
from sdjp.store.unused_inputs import inputs_of, sweep_inputs, unnamed_inputs
from sdjp.studio.index_text import index_text, search_glossary
from sdjp.text.search import index_words, query_words
from sdjp.text.used_words import words_of
from sdjp.worker.host import Host
from sdjp.worker.inputs import input_read, mask_kept, mask_read, taken_in

INSPECTED_PX = 640
MAX_ROWS = 1000
LEARNED_AT_START, LEARNED_AT_ONCE = 1000, 50
"""So many prompts give their words to the completion; what is left waits for the next time."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """The index and the file that it was when it was opened."""

    library: Library
    listing: Listing
    file: tuple[int, int] | None


class LibrarianRole:
    """Keeps the index open, and opens it again when it was made anew meanwhile."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._thumbnails = Thumbnails()
        self._discarded: dict[str, float] = {}
        self._opened: _Opened | None = None

    def start(self) -> None:
        """Load glossary and dictionary, so that the first search does not wait for them."""
        self._words("猫")

    def handle(self, message: AnyMessage) -> None:
        """Answer the questions of `sdjp.contract.library_messages`.

        Raises:
            SdjpError: it cannot be done.
        """
        if (answer := _BY_FILE.get(type(message))) is not None:
            self._host.send(answer(message))
            return
        match message:
            case Adopt():
                self._host.send(self._adopt(message.job))
                self._learn(LEARNED_AT_START)
                self._sweep()
            case TakeIn():
                self._host.send(taken_in(message, self._parent(message)))
            case ListPictures():
                self._host.send(self._list(message))
            case Thumbnail():
                self._host.send(self._thumbnail(message))
            case Mark():
                self._mark(message)
                self._host.send(Marked(message.job))
            case Discard():
                try:
                    self._each(message.job, message.row_ids, self._discard)
                    self._host.send(Marked(message.job))
                finally:
                    self._sweep()
            case RememberPrompt():
                self._remember(message)
                self._host.send(Marked(message.job))
                self._learn(LEARNED_AT_ONCE)
            case ListPrompts():
                self._host.send(self._list_prompts(message))
            case _:
                raise ValueError(f"not for a librarian: {type(message).__name__}")

    def _open(self) -> _Opened:
        if self._opened is not None and self._opened.file != _identity(index_path()):
            self._close()
        if self._opened is None:
            library = open_library()
            self._opened = _Opened(library, Listing(library), _identity(library.path))
        return self._opened

    def _close(self) -> None:
        if self._opened is not None:
            self._opened.library.close()
        self._opened = None

    def _adopt(self, job: str) -> Adopted:
        try:
            report = adopt(self._open().library, index_text=index_text)
        except IndexDamaged:
            self._close()
            report = rebuild(index_text=index_text)
        return Adopted(job, report.added, report.missing, str(report.quarantined or ""))

    def _list(self, message: ListPictures) -> Listed:
        wanted = Filter(
            self._words(message.text),
            message.favourites,
            message.since,
            message.until,
            message.model,
            message.deleted,
            message.file_name,
        )
        opened = self._open()
        limit = max(0, min(MAX_ROWS, message.limit))
        rows, total = opened.listing.page(wanted, limit, message.before)
        names = tuple(models(opened.library))
        return Listed(message.job, tuple(map(_row_as_json, rows)), total, names)

    def _parent(self, message: TakeIn) -> str:
        if message.parent:
            return message.parent
        with contextlib.suppress(StorageError, OSError):
            return parent_name(self._open().library, Path(message.path))
        return ""

    def _thumbnail(self, message: Thumbnail) -> Thumbnailed:
        small = self._thumbnails.of(Path(message.path), message.size)
        return Thumbnailed(message.job, message.path, small.width, small.height, small.body)

    def _mark(self, message: Mark) -> None:
        if message.favourite is not None:
            history.set_favourites(self._open().library, message.row_ids, message.favourite)
        if message.deleted is not None:
            act = self._throw_away if message.deleted else trash.bring_back
            self._each(message.job, message.row_ids, act)
        if message.revealed:
            self._each(message.job, message.row_ids, self._reveal)

    def _each(
        self, job: str, row_ids: Sequence[int], act: Callable[[Library, Row], object]
    ) -> None:
        """Do `act` for each row; one that fails does not stop the others.

        Raises:
            InputError, StorageError: the first that was met.
        """
        library = self._open().library
        failure: SdjpError | None = None
        for number, row in enumerate(history.get(library, row_ids)):
            if self._host.is_cancelled(job):
                raise Interrupted(finished=number)
            try:
                act(library, row)
            except (InputError, StorageError) as error:
                failure = failure or error
        if failure is not None:
            raise failure

    def _throw_away(self, library: Library, row: Row) -> None:
        trash.throw_away(library, row)
        self._thumbnails.forget(row.path)

    def _reveal(self, library: Library, row: Row) -> None:
        held.reveal(row.path, library)
        self._thumbnails.forget(row.path)

    def _discard(self, library: Library, row: Row) -> None:
        trash.discard(library, row)
        self._thumbnails.forget(row.path)
        for key, made_s in inputs_of(row).items():
            self._discarded[key] = max(made_s, self._discarded.get(key, 0.0))

    def _sweep(self) -> None:
        """Remove inputs that nothing needs any more; what cannot be done now waits for a start."""
        discarded, self._discarded = self._discarded, {}
        with contextlib.suppress(StorageError, OSError):
            library = self._open().library
            if unnamed_inputs(library, discarded):
                adopt(library, index_text=index_text)  # a picture without a row may name one
            sweep_inputs(library, discarded)

    def _remember(self, message: RememberPrompt) -> None:
        prompts.remember(
            self._open().library,
            message.prompt,
            message.negative_prompt,
            index_text=index_words(message.prompt, "", search_glossary()),
        )

    def _learn(self, limit: int) -> None:
        words.learn(self._open().library, _words_of, limit)

    def _list_prompts(self, message: ListPrompts) -> ListedPrompts:
        limit = max(0, min(MAX_ROWS, message.limit))
        found = prompts.listed(self._open().library, self._words(message.text), limit)
        return ListedPrompts(message.job, tuple(asdict(one) for one in found))

    def _words(self, text: str) -> tuple[tuple[str, ...], ...]:
        return tuple(map(tuple, query_words(text, search_glossary())))


def _words_of(prompt: str) -> list[tuple[str, str]]:
    try:
        return words_of(prompt)
    except PromptTooLong:
        return []


def _read(message: ReadPicture) -> PictureRead:
    path = Path(message.path)
    if message.as_png:
        body, width, height = read_as_png(path)
        return PictureRead(message.job, message.path, width, height, True, body)
    picture, _ = read_picture(path)
    return PictureRead(
        message.job, message.path, picture.width, picture.height, False, picture.tobytes()
    )


def _inspected(message: Inspect) -> Inspected:
    path = Path(message.path)
    findings = inspect(path)
    small = pixels_of(read_reduced(path, INSPECTED_PX))
    return Inspected(
        message.job, message.path, findings.to_json(), small.width, small.height, small.body
    )


_BY_FILE: dict[type, Callable[[Any], AnyMessage]] = {
    ReadPicture: _read,
    Inspect: _inspected,
    KeepMask: mask_kept,
    ReadMask: mask_read,
    ReadInput: input_read,
}
"""What needs no index."""


def _row_as_json(row: Row) -> dict[str, Any]:
    record = row.record
    return {
        "id": row.id,
        "path": str(row.path),
        "created": row.created,
        "prompt": row.prompt,
        "english": row.english,
        "negative_prompt": row.negative_prompt,
        "negative_english": row.negative_english,
        "seed": row.seed,
        "model": row.model,
        "width": row.width,
        "height": row.height,
        "favourite": row.favourite,
        "deleted": row.deleted,
        "missing": row.missing,
        "origin": str(row.origin or ""),
        "mode": row.mode,
        "record": None if record is None else _record_as_json(record),
    }


def _record_as_json(record: PictureRecord) -> dict[str, Any]:
    """As `to_json`, without copying its lists."""
    values = {each.name: getattr(record, each.name) for each in fields(record)}
    parts = {"init": record.init, "wording": record.wording}
    return values | {name: asdict(part) for name, part in parts.items() if part is not None}


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file lies at `path`, whatever its contents."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_dev, facts.st_ino
