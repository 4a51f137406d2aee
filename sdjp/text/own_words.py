"""Adding a word to the user's glossary file."""

from __future__ import annotations

from sdjp.text.glossary import Entry, clean_cell, read_line

HEADER = "# surface\treading\tenglish (preferred first, alternatives after |)\tcategory\n"


def own_word(surface: str, reading: str, english: str) -> Entry | str:
    """The entry that the user means, or the code of what is wrong (see `glossary.Problem`)."""
    cells = [" ".join(cell.split()) for cell in (surface, reading, english)]
    if not cells[0]:
        return "surface"
    return read_line(clean_cell("\t".join([*cells, "user"])), by_user=True)


def with_word(content: bytes, entry: Entry) -> bytes:
    """The glossary file `content` with `entry` in it; what it said of the same word goes.

    Comments, broken lines and the order of everything else stay.
    """
    line = "\t".join((entry.surface, entry.reading, "|".join(entry.english), entry.category))
    lines = content.removeprefix(b"\xef\xbb\xbf").splitlines() or [HEADER.strip().encode()]
    kept = [one for one in lines if not _says(one, entry.surface)]
    return b"\n".join([*kept, line.encode(), b""])


def _says(line: bytes, surface: str) -> bool:
    try:
        found = read_line(clean_cell(line.decode()), by_user=True)
    except UnicodeDecodeError:
        return False
    return isinstance(found, Entry) and found.surface == surface
