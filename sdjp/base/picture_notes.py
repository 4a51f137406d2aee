"""What was done to a picture when it was taken in, in words for both faces."""

from __future__ import annotations

from sdjp.base.language import translate


def note_sentence(code: str) -> str:
    """The sentence for a note of `sdjp.provenance.intake.NOTES`; empty for one that is unknown."""
    return {
        "animated": translate("notes", "It is animated; its first frame was taken."),
        "pages": translate("notes", "It has several pages; the first one was taken."),
        "reduced": translate("notes", "It is huge and was taken in at a smaller size."),
        "colours-converted": translate("notes", "Its colours were converted to sRGB."),
        "colours-guessed": translate(
            "notes", "It does not say what its colours mean; they may look different."
        ),
        "transparent": translate(
            "notes", "It has transparent parts; where nothing is drawn they become white."
        ),
    }.get(code, "")
