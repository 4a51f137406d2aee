"""Make resources/fonts from BIZ UDPGothic: `python -m tools.window_font FOLDER` (needs fonttools).

Two changes. Its lines touch one another, which is right for tables and tiring for sentences, so
they get a gap; and the family gets another name, so that no system mixes it with its own copy.
"""

from __future__ import annotations

import sys
from pathlib import Path

FAMILY = "SDJP Gothic"
LINE_GAP = 0.42
"""Empty space between lines, in heights of a line."""

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
_FAMILY, _STYLE, _UNIQUE, _FULL, _POSTSCRIPT = 1, 2, 3, 4, 6
_USE_TYPO_METRICS = 1 << 7
_TYPOGRAPHIC = (16, 17, 21, 22)


def adapt(source: Path, target: Path) -> None:
    """Write the font at `source` with gap and name to `target`."""
    from fontTools.ttLib import TTFont

    font = TTFont(source)
    gap = round(font["head"].unitsPerEm * LINE_GAP)
    font["hhea"].lineGap = font["OS/2"].sTypoLineGap = gap
    font["OS/2"].fsSelection |= _USE_TYPO_METRICS  # or Qt takes the gap for none
    names = font["name"]
    style = names.getDebugName(_STYLE)
    for each in list(names.names):
        if each.nameID in _TYPOGRAPHIC:
            names.removeNames(each.nameID)
        elif each.nameID == _FAMILY:
            each.string = FAMILY
        elif each.nameID in (_UNIQUE, _FULL):
            each.string = f"{FAMILY} {style}"
        elif each.nameID == _POSTSCRIPT:
            each.string = f"{FAMILY} {style}".replace(" ", "-")
    font.save(target)


def main() -> None:
    """Adapt every font of the folder that is named; `…_400Regular.ttf` becomes `…-Regular.ttf`."""
    for source in sorted(Path(sys.argv[1]).rglob("*.ttf")):
        style = source.stem.rpartition("_")[2].lstrip("0123456789")
        adapt(source, TARGET / f"BIZUDPGothic-{style}.ttf")


if __name__ == "__main__":
    main()
