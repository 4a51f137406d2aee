"""The prompts used so far, each once; they stay when their pictures go."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sdjp.provenance.storable import storable_text
from sdjp.store.database import Library, known_errors
from sdjp.store.history import text_conditions
from sdjp.store.migrations import PROMPTS_OF_PICTURES

MAX_PROMPTS = 20_000
"""Those used longest ago go when there are more."""


@dataclass(frozen=True, slots=True)
class UsedPrompt:
    """A prompt.

    Attributes:
        used: how often.
        created: when last, ISO 8601.
    """

    prompt: str
    negative_prompt: str
    used: int
    created: str


def remember(
    library: Library,
    prompt: str,
    negative_prompt: str = "",
    *,
    index_text: str = "",
    created: str = "",
) -> None:
    """Note a use of `prompt`; blanks around it do not count, and an empty one is not kept.

    Args:
        index_text: what `listed` looks through, normalised by the caller.
        created: when; now unless named.

    Raises:
        DiskFull, FolderUnwritable, IndexDamaged, StorageError: nothing was changed.
    """
    now = datetime.datetime.now().astimezone().isoformat(timespec="milliseconds")
    put_back(library, [(UsedPrompt(prompt, negative_prompt, 1, created or now), index_text)])


def put_back(library: Library, prompts: Iterable[tuple[UsedPrompt, str]]) -> None:
    """Add prompts with their index texts, the oldest first; uses of known ones are added up."""
    with library.transaction() as connection:
        for one, index_text in prompts:
            texts = [storable_text(text.strip()) for text in (one.prompt, one.negative_prompt)]
            if texts[0]:
                connection.execute(
                    _REMEMBER, (*texts, one.used, one.created, storable_text(index_text))
                )
        _forget_oldest(connection)


_REMEMBER = """
    INSERT INTO prompts (id, prompt, negative_prompt, used, created, index_text)
    VALUES ((SELECT coalesce(max(id), 0) + 1 FROM prompts), ?, ?, ?, ?, ?)
    ON CONFLICT (prompt, negative_prompt) DO UPDATE SET
        id = excluded.id, used = used + excluded.used, created = excluded.created,
        index_text = excluded.index_text
"""


def _forget_oldest(connection: sqlite3.Connection) -> None:
    surplus = connection.execute("SELECT count(*) FROM prompts").fetchone()[0] - MAX_PROMPTS
    if surplus > 0:
        connection.execute(
            "DELETE FROM prompts WHERE id IN (SELECT id FROM prompts ORDER BY id LIMIT ?)",
            (surplus,),
        )


def listed(
    library: Library, words: Sequence[Sequence[str]] = (), limit: int = 200
) -> list[UsedPrompt]:
    """Prompts, the one used last first.

    Args:
        words: as for `history.search`.

    Raises:
        IndexDamaged, StorageError: the index cannot be read.
    """
    conditions, values = ["1"], list[object]()
    for condition, patterns in text_conditions(words):
        conditions.append(condition)
        values += patterns
    sql = f"""
        SELECT prompt, negative_prompt, used, created FROM prompts
        WHERE {" AND ".join(conditions)} ORDER BY id DESC LIMIT ?
    """  # noqa: S608
    with known_errors(library.path):
        return [UsedPrompt(*row) for row in library.connection.execute(sql, [*values, limit])]


def learn_from_pictures(library: Library) -> None:
    """Note the prompts of all pictures that are not known yet.

    Raises:
        DiskFull, FolderUnwritable, IndexDamaged, StorageError: nothing was changed.
    """
    with library.transaction() as connection:
        connection.execute(PROMPTS_OF_PICTURES)
        _forget_oldest(connection)
