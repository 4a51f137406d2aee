"""What every painter of the surroundings needs to know."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tools.demo_model.palette import RGB, Light, tinted
from tools.demo_model.shapes import Canvas, Point
from tools.demo_model.world import Scene

HORIZON = 0.62


@dataclass(frozen=True)
class Stage:
    """A scene on its way to being painted.

    Attributes:
        far_x: where what is far away stands, 0 to 1.
        stands: foot and height of each subject that will stand in front.
    """

    canvas: Canvas
    scene: Scene
    light: Light
    rng: random.Random
    far_x: float
    stands: tuple[tuple[Point, float], ...]

    @property
    def night(self) -> bool:
        """Whether it is dark."""
        return self.light.dark

    def ground(self, colour: RGB) -> RGB:
        """Return a colour of the surroundings in this light."""
        return tinted(colour, self.light.ground_tint)

    def lit(self, colour: RGB) -> RGB:
        """Return a colour of a thing in this light; it stays nearer to its own."""
        return tinted(colour, self.light.thing_tint)

    def hides_subject(self, x: float, y: float) -> bool:
        """Tell whether something small at this point would lie on a subject."""
        return any(
            abs(x - foot_x) < 0.42 * height and foot_y - height < y < foot_y
            for (foot_x, foot_y), height in self.stands
        )
