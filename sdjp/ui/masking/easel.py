"""What one is painting with just now; the bar changes it, and the canvas does."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from sdjp.contract.init_image import EXTENDED_FEATHER_PX, MAX_FEATHER_PX, USUAL_FEATHER_PX
from sdjp.ui.masking.edges import NOWHERE, Extent
from sdjp.ui.masking.strokes import MAX_SIZE_PX, MIN_SIZE_PX
from sdjp.ui.masking.tools import TOOLS

USUAL_BRUSH_PART = 12
"""A new picture's brush is a part of its longer side."""


class Easel(QObject):
    """The tool, its size, and how the mask is shown.

    Attributes:
        tool: one of `TOOLS`.
        brush_px: diameter of brush and eraser, 1…1000 pixels of the picture.
        feather_px: over which the new goes over into the old, 0…256 pixels outside of the mask.
        shows_mask: whether the mask lies over the picture.
        feels_pressure: a pen paints the wider the more it is pressed.
        extend: by how many pixels the picture is extended.

    Signals:
        changed(str): the attribute of this name is another one.
    """

    changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tool = TOOLS[0]
        self.brush_px = 64
        self.feather_px = USUAL_FEATHER_PX
        self.shows_mask = True
        self.feels_pressure = True
        self.extend: Extent = NOWHERE

    def choose_tool(self, tool: str) -> None:
        """Take up one of `TOOLS`."""
        self._set("tool", tool)

    def choose_size(self, brush_px: float) -> None:
        """Take a brush of this diameter, or the nearest that there is."""
        self._set("brush_px", round(min(max(brush_px, MIN_SIZE_PX), MAX_SIZE_PX)))

    def choose_feather(self, feather_px: float) -> None:
        """Make the mask's edge as soft as this, or as near to it as can be."""
        self._set("feather_px", round(min(max(feather_px, 0), MAX_FEATHER_PX)))

    def show_mask(self, shows: bool) -> None:
        """Have the mask lie over the picture, or not."""
        self._set("shows_mask", shows)

    def feel_pressure(self, feels: bool) -> None:
        """Have a pen paint the wider the more it is pressed, or always as wide as the brush."""
        self._set("feels_pressure", feels)

    def choose_extend(self, extend: Extent) -> None:
        """Extend the picture by so many pixels; the first time with a softer edge, if nobody chose
        one.
        """
        if self.extend == NOWHERE != extend and self.feather_px == USUAL_FEATHER_PX:
            self.choose_feather(EXTENDED_FEATHER_PX)
        self._set("extend", extend)

    def _set(self, name: str, value: object) -> None:
        if getattr(self, name) != value:
            setattr(self, name, value)
            self.changed.emit(name)
