"""Both lanes of a prompt as the commands print them."""

from __future__ import annotations

from sdjp.contract.messages import Lanes
from sdjp.text.wording import doubt_text, source_names


def in_words(lanes: Lanes) -> str:
    """One segment a line, with its source and doubts."""
    lines = [f"{lanes.prompt}", f"→ {lanes.english}"]
    for segment in lanes.segments:
        source = source_names()[segment["source"]]
        lines.append(f"   {segment['ja']} → {segment['en']}  [{source}]")
        lines += [f"      ? {doubt_text(doubt)}" for doubt in segment["doubts"]]
    return "\n".join(lines)
