"""The manners in which the scene of a preset's picture is painted."""

from __future__ import annotations

import random
import zlib
from dataclasses import dataclass, replace

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Manner:
    """How the scene is painted.

    Attributes:
        sky: its colours above and at the horizon.
        ink: of the outlines; none where empty.
        surface: a key of `SURFACES`.
        grain: how coarse the surface is, in parts of the width.
    """

    sky: tuple[str, str] = ("#9cc7e8", "#fbe3c8")
    sun: str = "#e0533d"
    mountain: str = "#5b7fa6"
    snow: str = "#fdfcf8"
    sea: str = "#3f7ca8"
    ground: str = "#7d9b62"
    torii: str = "#cf4a34"
    ink: str = ""
    ink_width: float = 0.012
    surface: str = ""
    grain: float = 0.05


MANNERS: dict[str, Manner] = {
    "style-watercolour": Manner(
        ("#9fd0f0", "#fdeedd"), "#f0806a", "#86aed0", "#ffffff", "#70b0d0", "#a4c685",
        torii="#e46a55", surface="washes", grain=0.022,
    ),
    "style-ukiyoe": Manner(
        ("#2f5d8c", "#f3dcb4"), "#d8432f", "#35597f", "#f7f0de", "#27507a", "#6f7d4a",
        ink="#1d2a3a", ink_width=0.014,
    ),
    "style-sumie": Manner(
        ("#e4e1da", "#f8f6f0"), "#c23b2c", "#5c5b59", "#f8f6f0", "#b5b3ad", "#343332",
        torii="#2f2e2e", surface="washes", grain=0.022,
    ),
    "style-nihonga": Manner(
        ("#d9cfae", "#f0e6cc"), "#c65a43", "#6f8f86", "#f4eedc", "#5f8492", "#8a9460",
        torii="#b8513d", ink="#8a7a5a", ink_width=0.006, surface="grainy", grain=0.02,
    ),
    "style-gold-screen": Manner(
        ("#cf9f2c", "#efd384"), "#b8392a", "#2f6a55", "#f8f0d8", "#23557a", "#2f4a34",
        torii="#b8392a", ink="#4a3410", ink_width=0.010,
    ),
    "style-picture-book": Manner(
        ("#ffd7a8", "#fff1d6"), "#f2694b", "#7fa8a0", "#fffaf0", "#5a9aa8", "#9ab86a",
        ink="#6a4a3a", ink_width=0.012,
    ),
    "style-anime": Manner(
        ("#3aa3f0", "#bfe8ff"), "#ff6b57", "#5f8fd6", "#ffffff", "#2f86d8", "#6cc25a",
        ink="#243a5e", ink_width=0.010,
    ),
    "style-retro-anime": Manner(
        ("#6a5aa0", "#f4a58a"), "#ffe08a", "#4a5a94", "#fbe8e0", "#3f6a9a", "#4f7a5a",
        ink="#2a1f3a", ink_width=0.012, surface="grainy", grain=0.025,
    ),
    "style-shonen-manga": Manner(
        ("#b8b8b8", "#ffffff"), "#ffffff", "#6a6a6a", "#ffffff", "#9a9a9a", "#2a2a2a",
        torii="#161616", ink="#0c0c0c", ink_width=0.02, surface="dots", grain=0.018,
    ),
    "style-shojo-manga": Manner(
        ("#f6c9dc", "#fff2f6"), "#ffffff", "#cfa8c8", "#ffffff", "#dcb8d4", "#c890b0",
        torii="#b86a94", ink="#7a4a68", ink_width=0.008,
    ),
    "style-doodle": Manner(
        ("#ffffff", "#ffffff"), "#ff9a8a", "#cfe4f4", "#ffffff", "#e4f2fa", "#dcefc8",
        torii="#ff9a8a", ink="#4a4a4a", ink_width=0.022,
    ),
    "style-photo": Manner(
        ("#5f9fd8", "#f6dfc0"), "#fff3cc", "#5a6f92", "#f4f2f2", "#3f6a8c", "#46563a",
        torii="#b8412e", surface="lens", grain=0.02,
    ),
    "style-film-photo": Manner(
        ("#8fae9f", "#efdcb8"), "#f6e0b8", "#6b7f86", "#f3ead8", "#5e7d84", "#6f6a4a",
        torii="#a8604a", surface="grainy", grain=0.05,
    ),
    "style-cinema": Manner(
        ("#123244", "#e08a4a"), "#ffd9a0", "#1f3f52", "#b9c4c6", "#173a4a", "#10242e",
        torii="#3a1a14", surface="grainy", grain=0.025,
    ),
    "style-oil": Manner(
        ("#4f86b8", "#f2c67f"), "#e4572e", "#4a668f", "#fbf3df", "#2f6a8f", "#6f8a3c",
        surface="strokes", grain=0.035,
    ),
    "style-impressionism": Manner(
        ("#8fb6de", "#f6c9b4"), "#f2784b", "#8a8fc2", "#fdf0ea", "#6fa3c0", "#94b06a",
        surface="strokes", grain=0.05,
    ),
    "style-pencil": Manner(
        ("#d4d4d4", "#f4f4f4"), "#8a8a8a", "#7a7a7a", "#ffffff", "#9a9a9a", "#5a5a5a",
        torii="#3a3a3a", ink="#4a4a4a", ink_width=0.010, surface="hatching", grain=0.035,
    ),
    "style-coloured-pencil": Manner(
        ("#6cbaf2", "#cfeaf8"), "#f2554b", "#5f8adf", "#ffffff", "#3a88d8", "#6cb84a",
        ink="#5a6a8a", ink_width=0.008, surface="hatching", grain=0.05,
    ),
    "style-pastel": Manner(
        ("#d6c9f0", "#fbe3ea"), "#f5a3a3", "#b6c4ec", "#ffffff", "#b4dcec", "#cde6c0",
        torii="#ef8f8f", surface="washes", grain=0.018,
    ),
    "style-pen-ink": Manner(
        ("#fbf8f0", "#fbf8f0"), "#fbf8f0", "#e4e0d6", "#fbf8f0", "#f0ece2", "#d8d4ca",
        torii="#5a564e", ink="#1f1d1b", ink_width=0.013,
    ),
    "style-paper-cut": Manner(
        ("#f4dcc0", "#fbeedd"), "#d8604a", "#8aa0a8", "#fffaf2", "#5f8088", "#c0a878",
        ink="#ffffff", ink_width=0.016,
    ),
    "style-woodcut": Manner(
        ("#e8d3ae", "#f4e6c8"), "#b8452f", "#5a4632", "#f4e6c8", "#7a6042", "#4a3826",
        torii="#b8452f", ink="#2e2218", ink_width=0.018,
    ),
    "style-pixel-art": Manner(
        ("#4a7be0", "#f0a8a0"), "#ffd84a", "#4a56a0", "#f4f4ff", "#2a4aa0", "#3a8a5a",
        torii="#ef4a3a", surface="pixels", grain=0.033,
    ),
    "style-stained-glass": Manner(
        ("#2a6ad0", "#f4c040"), "#f03a2a", "#4a4fc8", "#fdf4d0", "#0a8aaa", "#2aaa5a",
        surface="glass", grain=0.085,
    ),
    "style-mosaic": Manner(
        ("#4a90c8", "#f6d8a0"), "#e4572e", "#3f6a98", "#fbf6e8", "#1f7a98", "#7a9a4a",
        surface="tiles", grain=0.055,
    ),
    "style-render-3d": Manner(
        ("#7fb8f0", "#f4e6f4"), "#ff7a5a", "#6f8ad0", "#ffffff", "#3f9ad0", "#7ac07a",
        torii="#ff5a4a", surface="glow", grain=0.05,
    ),
    "style-clay": Manner(
        ("#f2c6a0", "#fbe6d2"), "#e0664a", "#9a7f9a", "#fff6ee", "#6a98a0", "#a8b070",
        surface="blurred", grain=0.014,
    ),
    "style-miniature": Manner(
        ("#b8e0ea", "#f6f0dc"), "#ff8a4a", "#6aa08a", "#ffffff", "#4ab0c0", "#9ac85a",
        torii="#f0503a", surface="lens", grain=0.06,
    ),
    "style-felt": Manner(
        ("#bcd4e4", "#f6e6dc"), "#e07a6a", "#8aa4c0", "#fdf8f2", "#7ab0bc", "#a8c08a",
        surface="fibres", grain=0.03,
    ),
    "style-encyclopedia": Manner(
        ("#f6efdc", "#fbf6ea"), "#d8836a", "#a8b8a8", "#fdfaf2", "#a8c4cc", "#b8c49a",
        torii="#b86a55", ink="#6a5a48", ink_width=0.007,
    ),
    "style-origami": Manner(
        ("#bfe0ea", "#fdeeda"), "#e8604a", "#6a9aba", "#ffffff", "#4a90b0", "#a0c070",
        surface="facets", grain=0.09,
    ),
    "style-embroidery": Manner(surface="stitches", grain=0.032),
    "style-neon": Manner(
        ("#150a3a", "#d02a9a"), "#ff4fa8", "#28207a", "#4af0f0", "#0f1a5a", "#1a0f3a",
        torii="#1a0f3a", ink="#4af0f0", ink_width=0.010, surface="glow", grain=0.05,
    ),
    "style-art-nouveau": Manner(
        ("#e4c890", "#f6e6c0"), "#d8784a", "#7a9a84", "#fbf2dc", "#5a8a8a", "#8a8a4a",
        torii="#a84a34", ink="#5a4428", ink_width=0.016,
    ),
    "style-showa-poster": Manner(
        ("#f0b84a", "#fbe6a8"), "#d83a2a", "#2a6a7a", "#fbf2dc", "#1a5a70", "#c86a2a",
        ink="#3a2418", ink_width=0.012, surface="grainy", grain=0.03,
    ),
    "style-flat": Manner(
        ("#7accd8", "#c8eef0"), "#ff7a5a", "#4a7ac0", "#ffffff", "#2a9ac0", "#5ac08a",
        torii="#ff5a4a",
    ),
    "purpose-new-year-card": Manner(
        ("#f6d9a0", "#fff4dc"), "#d8332a", "#c8503a", "#fffaf0", "#d8a03a", "#3a7a5a",
        torii="#d8332a",
    ),
    "purpose-summer-card": Manner(
        ("#4ab8f0", "#d8f4fc"), "#ffb84a", "#5a9ae0", "#ffffff", "#2a9ad8", "#5ac08a",
    ),
    "purpose-birthday-card": Manner(
        ("#ffc8dc", "#fff0e0"), "#ffb43a", "#b89ae0", "#ffffff", "#8ac8f0", "#a8e0a0",
        torii="#ff7a8a",
    ),
    "purpose-phone-wallpaper": Manner(
        ("#141f4a", "#5a5a9a"), "#f6eec0", "#26346a", "#dfe6f8", "#1a2a5c", "#101a34",
        torii="#c8503a",
    ),
    "purpose-pc-wallpaper": Manner(
        ("#f08a5a", "#fbd9a0"), "#fff2c8", "#5a4a78", "#f4e4e4", "#6a5a88", "#2e2a34",
        torii="#a8382a",
    ),
    "purpose-video-thumbnail": Manner(
        ("#ffe14a", "#ffb43a"), "#ff3a4a", "#2a7af0", "#ffffff", "#1ac0b0", "#3a9a4a",
        torii="#ff3a4a",
    ),
}  # fmt: skip


def manner_of(preset_id: str) -> Manner:
    """The manner of a bundled preset; one by lot, always the same, for the users' own."""
    if preset_id in MANNERS or preset_id.startswith("purpose-"):
        return MANNERS.get(preset_id, Manner())
    lot = random.Random(zlib.crc32(preset_id.encode()))  # noqa: S311 - only colours
    hue = lot.random()
    return replace(
        Manner(),
        sky=(_hsl(hue, 0.45, 0.75), _hsl(hue + 0.12, 0.6, 0.88)),
        mountain=_hsl(hue + 0.02, 0.3, 0.5),
        sea=_hsl(hue + 0.05, 0.35, 0.42),
        sun=_hsl(hue + 0.12, 0.8, 0.72),
        ground=_hsl(hue + 0.3, 0.3, 0.45),
    )


def _hsl(hue: float, saturation: float, lightness: float) -> str:
    return QColor.fromHslF(hue % 1.0, saturation, lightness).name()
