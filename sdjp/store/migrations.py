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


# Part of a step: never changed.
PROMPTS_OF_PICTURES = """
    INSERT OR IGNORE INTO prompts (prompt, negative_prompt, used, created, index_text)
    SELECT
        coalesce(json_extract(record, '$.wording.prompt'), prompt) AS typed,
        coalesce(json_extract(record, '$.wording.negative_prompt'), negative_prompt) AS avoided,
        count(*), max(created), index_text
    FROM pictures WHERE typed <> '' GROUP BY typed, avoided ORDER BY max(id)
"""

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
    Migration(
        "20261122_trash_and_quick_lists",
        (
            # Where a picture in the trash came from, as `path`; NULL for all others.
            "ALTER TABLE pictures ADD COLUMN origin",
            # Lists and counts read these instead of the rows, which are ten times as wide.
            "CREATE INDEX pictures_list ON pictures (deleted, id, favourite, created, model)",
            """CREATE INDEX pictures_search ON pictures
                (deleted, id, favourite, created, model, index_text)""",
            "CREATE INDEX pictures_model ON pictures (model)",
        ),
    ),
    Migration(
        "20261122_prompts",
        (
            # id: grows with each use.
            """CREATE TABLE prompts (
                id INTEGER PRIMARY KEY,
                prompt TEXT NOT NULL,
                negative_prompt TEXT NOT NULL,
                used INTEGER NOT NULL,
                created TEXT NOT NULL,
                index_text TEXT NOT NULL,
                UNIQUE (prompt, negative_prompt)
            )""",
            PROMPTS_OF_PICTURES,
        ),
    ),
    Migration(
        "20261123_words",
        (
            # heat: grows with each use, and is worth less the longer ago that was.
            """CREATE TABLE words (
                surface TEXT NOT NULL PRIMARY KEY,
                reading TEXT NOT NULL,
                heat REAL NOT NULL
            ) WITHOUT ROWID""",
            "CREATE INDEX words_reading ON words (reading, heat)",
            "CREATE INDEX words_heat ON words (heat)",
            # How many uses of a prompt its words know of.
            "ALTER TABLE prompts ADD COLUMN learned INTEGER NOT NULL DEFAULT 0",
            "CREATE INDEX prompts_unlearned ON prompts (id) WHERE learned < used",
        ),
    ),
)

# Tables and columns after the last step.
CONTENTS = {
    "folders": "path",
    "pictures": (
        "id, path, created, mode, prompt, english, negative_prompt, negative_english, seed, model, "
        "width, height, favourite, deleted, missing, origin, record"
    ),
    "prompts": "id, prompt, negative_prompt, used, created, index_text",
    "words": "surface, reading, heat",
}
