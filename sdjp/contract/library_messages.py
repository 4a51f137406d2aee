"""What the window and the librarian say to each other.

Questions first, then their answers. The librarian alone reads foreign pictures and the index, so
that neither a hundred thousand rows nor a crafted file can hold the window up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Adopt:
    """Add pictures to the index that lie in its folders without a row; answered by `Adopted`.

    A damaged index is put aside and made again.
    """

    job: str


@dataclass(frozen=True, slots=True)
class ListPictures:
    """Pictures of the index, newest first.

    Attributes:
        text: words that must all occur; ねこ finds 猫, ネコ and cat. Empty: all.
        before: continue below this row id; 0 begins at the newest.
        since, until: ISO dates (`2026-11-21`), both included; empty for no limit.
        model: display name; empty for all.
        deleted: list the deleted ones instead.
        file_name: of one picture, without its folder; empty for all.
    """

    job: str
    text: str = ""
    limit: int = 100
    before: int = 0
    favourites: bool = False
    since: str = ""
    until: str = ""
    model: str = ""
    deleted: bool = False
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A picture file, reduced to fit `size` × `size` pixels; answered by `Thumbnailed`."""

    job: str
    path: str
    size: int = 256


@dataclass(frozen=True, slots=True)
class ReadPicture:
    """A picture file in full size, as a PNG file or as pixels; answered by `PictureRead`."""

    job: str
    path: str
    as_png: bool = False


@dataclass(frozen=True, slots=True)
class Inspect:
    """Everything that a picture file says of its origin; answered by `Inspected`."""

    job: str
    path: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Change marks of rows; None leaves a mark as it is. Answered by `Marked`.

    Attributes:
        deleted: True moves the file to the recycle bin and hides the row, False brings both back.
        revealed: True puts the originals of pictures that were blurred in their place.
    """

    job: str
    row_ids: tuple[int, ...]
    favourite: bool | None = None
    deleted: bool | None = None
    revealed: bool = False


@dataclass(frozen=True, slots=True)
class Discard:
    """Delete pictures that are in the recycle bin for good; answered by `Marked`."""

    job: str
    row_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RememberPrompt:
    """Keep a prompt for `ListPrompts`, whatever becomes of its pictures; answered by `Marked`."""

    job: str
    prompt: str
    negative_prompt: str = ""


@dataclass(frozen=True, slots=True)
class ListPrompts:
    """Prompts used so far, newest first, each once; `text` as for `ListPictures`."""

    job: str
    text: str = ""
    limit: int = 200


@dataclass(frozen=True, slots=True)
class TakeIn:
    """Make a picture file an input to draw from; answered by `TakenIn`.

    Attributes:
        parent: file name of the picture of the history that it is; empty where it is not known.
    """

    job: str
    path: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class KeepMask:
    """Keep a mask to draw with; answered by `MaskKept`.

    Attributes:
        body: grey rows of `width` × `height` bytes; 255 is drawn anew.
    """

    job: str
    width: int
    height: int
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class ReadMask:
    """A picture file as a mask of `width` × `height` pixels; answered by `InputRead`."""

    job: str
    path: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ReadInput:
    """A kept input or mask; answered by `InputRead`."""

    job: str
    id: str


@dataclass(frozen=True, slots=True)
class Adopted:
    """So many pictures were added, and so many found missing.

    Attributes:
        quarantined: where a damaged index was put; empty when it was sound.
    """

    job: str
    added: int
    missing: int
    quarantined: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows of the index.

    Attributes:
        rows: `{"id", "path", "created", "prompt", "english", "negative_prompt",
            "negative_english", "seed", "model", "width", "height", "favourite", "deleted",
            "missing", "origin", "mode", "record"}`, record as `PictureRecord.to_json()` or None.
            A deleted picture's path leads into the recycle bin, its origin is where it came from;
            origin is empty for all others.
        total: rows that match in all.
        models: display names of all models in the index, for the filter.
    """

    job: str
    rows: tuple[dict[str, Any], ...]
    total: int
    models: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Thumbnailed:
    """A reduced picture; width 0 where the file cannot be read.

    Attributes:
        body: raw RGB rows of `width` × `height` pixels.
    """

    job: str
    path: str
    width: int
    height: int
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class PictureRead:
    """A whole picture.

    Attributes:
        body: raw RGB rows of `width` × `height` pixels, or the bytes of a PNG file.
    """

    job: str
    path: str
    width: int
    height: int
    as_png: bool
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a picture says of itself.

    Attributes:
        findings: `Findings.to_json()` of `sdjp.provenance.verify`.
        body: the picture, reduced to fit 640 × 640, raw RGB rows of `width` × `height` pixels.
    """

    job: str
    path: str
    findings: dict[str, Any]
    width: int
    height: int
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Marked:
    """Marks are changed."""

    job: str


@dataclass(frozen=True, slots=True)
class ListedPrompts:
    """Prompts as `{"prompt", "negative_prompt", "used", "created"}`."""

    job: str
    prompts: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A picture file is kept as an input, see `sdjp.store.inputs`.

    Attributes:
        id, width, height: of the input: upright, sRGB, perhaps smaller than the file's picture.
        notes: of `sdjp.provenance.intake.NOTES`, what was done to it.
        shown_width, shown_height: of `body`, at most 4096 × 4096.
        has_alpha: `body` has rows of RGBA, otherwise RGB.
        findings: as those of `Inspected`, but no watermark was looked for; empty where the file
            says nothing of its origin.
        parent: as asked, or as found; empty where the history has no such picture.
    """

    job: str
    path: str
    id: str
    width: int
    height: int
    notes: tuple[str, ...]
    shown_width: int
    shown_height: int
    has_alpha: bool
    findings: dict[str, Any]
    body: bytes = b""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class MaskKept:
    """A mask is kept as an input with that id."""

    job: str
    id: str


@dataclass(frozen=True, slots=True)
class InputRead:
    """A kept input or mask; or a file as a mask, with an empty id and `shown_*` as asked.

    Attributes:
        body: rows of RGB, of RGBA (`has_alpha`), or of single grey bytes (`is_mask`). Pictures are
            reduced to fit 4096 × 4096, masks come as they were kept.
    """

    job: str
    id: str
    width: int
    height: int
    shown_width: int
    shown_height: int
    has_alpha: bool
    body: bytes = b""
    is_mask: bool = False


LibraryMessage: TypeAlias = (
    Adopt | ListPictures | Thumbnail | ReadPicture | Inspect | Mark | Discard | RememberPrompt
    | ListPrompts | TakeIn | KeepMask | ReadMask | ReadInput | Adopted | Listed | Thumbnailed
    | PictureRead | Inspected | Marked | ListedPrompts | TakenIn | MaskKept | InputRead
)  # fmt: skip
