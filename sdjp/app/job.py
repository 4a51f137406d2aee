"""One drawing on its way: what was ordered, how far it is, what it became."""

from __future__ import annotations

import enum
import time
from dataclasses import dataclass, field, replace

from sdjp.contract.errors import SdjpError
from sdjp.contract.messages import Compare, Order, Paint, Progress, Saved


class JobState(enum.StrEnum):
    """Where a job is."""

    WAITING = "waiting"
    LOADING = "loading"
    DRAWING = "drawing"
    DONE = "done"
    CANCELLED = "cancelled"
    PARKED = "parked"

    @property
    def is_open(self) -> bool:
        """Whether it may still be drawn without being asked again."""
        return self in (JobState.WAITING, JobState.LOADING, JobState.DRAWING)


@dataclass(slots=True)
class Comparison:
    """What a compare job changes; see `Compare`."""

    axis: str
    values: tuple[str | float | int, ...]
    title: str


@dataclass(slots=True)
class Job:
    """One order and how far it is.

    Attributes:
        saved: what is kept so far.
        progress: the last step reported.
        error: why it is parked, where the painter said.
        is_cancelling, cancelled_at: the painter was told to stop, and when.
        deaths: how often the painter died of it.
        first_step_at, first_step: when the painter's first report came, and of which step.
    """

    id: str
    order: Order
    comparison: Comparison | None = None
    state: JobState = JobState.WAITING
    saved: list[Saved] = field(default_factory=list)
    progress: Progress | None = None
    error: SdjpError | None = None
    is_cancelling: bool = False
    cancelled_at: float = 0.0
    deaths: int = 0
    first_step_at: float = 0.0
    first_step: int = 0

    @property
    def steps_done(self) -> int:
        """Denoising steps done over all its pictures."""
        if self.progress is None:
            return 0
        return self.progress.index * self.progress.steps + self.progress.step

    @property
    def steps_in_all(self) -> int:
        """Denoising steps of all its pictures, as far as is known."""
        if self.progress is None:
            count = len(self.order.seeds) * self.order.loops
            count = len(self.comparison.values) if self.comparison else count
            return count * self.order.steps
        return self.progress.count * self.progress.steps

    @property
    def seconds_left(self) -> float | None:
        """An estimate from the steps so far; None before the third."""
        timed = self.steps_done - self.first_step
        if timed < 2 or not self.first_step_at:
            return None
        each = (time.monotonic() - self.first_step_at) / timed
        return each * (self.steps_in_all - self.steps_done)

    @property
    def rest(self) -> Order:
        """The order without the seeds whose pictures are all kept already."""
        if self.comparison is not None:
            return self.order
        loops = self.order.loops
        done = sum(
            each.ends_loop or (each.record.get("batch_index", 0) + 1) % loops == 0
            for each in self.saved
        )
        return replace(self.order, seeds=self.order.seeds[done:])

    @property
    def is_complete(self) -> bool:
        """Whether all its pictures are kept."""
        return bool(self.saved) and (self.comparison is not None or not self.rest.seeds)

    def question(self) -> Paint | Compare:
        """What the painter is asked; pictures already kept are not drawn again."""
        if self.comparison is not None:
            compared = self.comparison
            return Compare(self.id, self.order, compared.axis, compared.values, compared.title)
        return Paint(self.id, self.rest)
