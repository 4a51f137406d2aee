"""The steps by which the picture index came to its present form, oldest first.

`user_version` counts the steps taken. A step is never changed once released.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: a dated name, and statements that are done together or not at all."""

    name: str
    statements: tuple[str, ...]


MIGRATIONS = (
    Migration(
        "20261121_pictures",
        (
            # path: text, or the file system's bytes where a name is not valid Unicode.
            """CREATE TABLE pictures (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                path NOT NULL UNIQUE,
                created TEXT NOT NULL,
                mode TEXT NOT NULL,
                prompt TEXT NOT NULL,
                english TEXT NOT NULL,
                negative_prompt TEXT NOT NULL,
                negative_english TEXT NOT NULL,
                seed INTEGER NOT NULL,
                model TEXT NOT NULL,
                width INTEGER NOT NULL,
                height INTEGER NOT NULL,
                index_text TEXT NOT NULL,
                record TEXT NOT NULL,
                favourite INTEGER NOT NULL DEFAULT 0,
                deleted INTEGER NOT NULL DEFAULT 0
            )""",
        ),
    ),
    Migration(
        "20261121_folders",
        (
            "CREATE TABLE folders (path NOT NULL PRIMARY KEY)",
            "ALTER TABLE pictures ADD COLUMN missing INTEGER NOT NULL DEFAULT 0",
            "CREATE INDEX pictures_favourite ON pictures (id) WHERE favourite",
        ),
    ),
)

# Tables and columns after the last step.
CONTENTS = {
    "folders": "path",
    "pictures": (
        "id, path, created, mode, prompt, english, negative_prompt, negative_english, seed, model, "
        "width, height, favourite, deleted, missing, record"
    ),
}
