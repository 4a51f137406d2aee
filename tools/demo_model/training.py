"""What every training stage shares: device, precision, learning rate, averaged weights, and the
loop itself.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import torch

from tools.demo_model.checkpoint import Clock, load_checkpoint, save_checkpoint
from tools.demo_model.optimisers import Muon, adamw
from tools.demo_model.workers import Workers, device

Optimiser: TypeAlias = Muon | torch.optim.AdamW

SAVE_EVERY = 150.0
PRINT_EVERY = 20.0


@dataclass(frozen=True)
class Budget:
    """How long a stage may train: it ends at ``minutes`` of its own time or at ``steps``,
    whichever comes first.
    """

    minutes: float
    steps: int = 1_000_000


def has_fast_bfloat16() -> bool:
    """Tell whether bfloat16 is computed by the hardware (a CPU without AVX512_BF16 only emulates
    it, slowly).
    """
    if torch.cuda.is_available():
        return torch.cuda.is_bf16_supported()
    cpuinfo = Path("/proc/cpuinfo")
    return cpuinfo.exists() and "avx512_bf16" in cpuinfo.read_text(
        encoding="utf-8", errors="replace"
    )


def mixed_precision() -> contextlib.AbstractContextManager[Any]:
    """Return a bfloat16 autocast context where that is fast, else one that does nothing."""
    if not has_fast_bfloat16():
        return contextlib.nullcontext()
    return torch.autocast(device().type, dtype=torch.bfloat16)


class Average:
    """Exponential moving average of a model's parameters, warmed up so that early weights are
    soon forgotten.
    """

    def __init__(self, model: torch.nn.Module, decay: float = 0.998) -> None:
        self.decay = decay
        self.weights = {name: value.detach().clone() for name, value in model.state_dict().items()}

    @torch.no_grad()
    def update(self, model: torch.nn.Module, step: int) -> None:
        """Move the average towards the model's present weights."""
        decay = min(self.decay, (1 + step) / (10 + step))
        for name, value in model.state_dict().items():
            if value.is_floating_point():
                self.weights[name].lerp_(value, 1 - decay)
            else:
                self.weights[name].copy_(value)


def learning_rate(
    done: float, step: int, peak: float, warm_up: int = 100, floor: float = 0.03
) -> float:
    """Return the rate at a share ``done`` (0 to 1) of the budget: linear warm-up by steps, then
    half a cosine.
    """
    cosine = floor + (1 - floor) * 0.5 * (1 + math.cos(math.pi * min(1.0, done)))
    return peak * cosine * min(1.0, (step + 1) / warm_up)


@dataclass
class Stage:
    """One training stage that can be killed and continued.

    ``draw`` draws the training examples of one worker. ``loss`` gets the model and what was drawn,
    and returns the loss to descend and a short note for the log line.
    ``half`` computes in bfloat16 throughout, where the hardware does so fast.
    ``muon`` takes that optimiser instead of AdamW.
    ``report`` is called every ``report_every`` seconds with the step number, with averaged
    weights in the model.
    """

    name: str
    model: torch.nn.Module
    draw: Callable[[], Any]
    loss: Callable[[torch.nn.Module, Any], tuple[torch.Tensor, str]]
    checkpoint: Path
    peak: float
    budget: Budget
    report: Callable[[int], None] | None = None
    report_every: float = 300.0
    weight_decay: float = 0.01
    decay: float = 0.998
    warm_up: int = 100
    half: bool = False
    muon: bool = False

    def run(self) -> int:
        """Train until the budget is spent, leave the averaged weights in the model, and return
        the step reached.
        """
        trained = [p for p in self.model.parameters() if p.requires_grad]
        optimiser = (Muon if self.muon else adamw)(self.model, self.peak, self.weight_decay)
        average, step, clock = self._resume(optimiser)
        running: float | None = None
        self.model.train()
        workers = Workers(self.model, half=self.half and has_fast_bfloat16())
        while not self._finished(clock, step):
            self._set_rate(optimiser, clock, step)
            loss, note = workers.gradients(self.draw, self.loss)
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimiser.step()
            step += 1
            average.update(self.model, step)
            running = loss if running is None else 0.98 * running + 0.02 * loss
            if clock.due("print", PRINT_EVERY):
                print(
                    f"{self.name}: step {step}, {clock.spent / 60:.1f} min, "
                    f"loss {running:.4f} {note}",
                    flush=True,
                )
            if clock.due("save", SAVE_EVERY):
                self._save(optimiser, average, step, clock)
            if self.report is not None and clock.due("report", self.report_every):
                self._report(average, step)
        workers.close()
        self._save(optimiser, average, step, clock)
        self.model.load_state_dict(average.weights)
        self.model.eval()
        return step

    def _finished(self, clock: Clock, step: int) -> bool:
        return step >= self.budget.steps or clock.spent >= self.budget.minutes * 60

    def _set_rate(self, optimiser: Optimiser, clock: Clock, step: int) -> None:
        done = max(clock.spent / (self.budget.minutes * 60), step / self.budget.steps)
        for group in optimiser.param_groups:
            group["lr"] = learning_rate(done, step, self.peak, self.warm_up)

    def _resume(self, optimiser: Optimiser) -> tuple[Average, int, Clock]:
        average = Average(self.model, self.decay)
        state = load_checkpoint(self.checkpoint)
        if state is None:
            return average, 0, Clock()
        self.model.load_state_dict(state["model"])
        if "optimiser" in state:
            optimiser.load_state_dict(state["optimiser"])
        average.weights = {name: value.to(device()) for name, value in state["average"].items()}
        print(f"{self.name}: continues at step {state['step']}", flush=True)
        return average, int(state["step"]), Clock(float(state["spent"]))

    def _save(self, optimiser: Optimiser, average: Average, step: int, clock: Clock) -> None:
        state = {
            "model": self.model.state_dict(),
            "optimiser": optimiser.state_dict(),
            "average": average.weights,
            "step": step,
            "spent": clock.spent,
        }
        save_checkpoint(self.checkpoint, state)

    def _report(self, average: Average, step: int) -> None:
        assert self.report is not None
        training = {name: value.clone() for name, value in self.model.state_dict().items()}
        self.model.load_state_dict(average.weights)
        self.model.eval()
        with torch.no_grad():
            self.report(step)
        self.model.load_state_dict(training)
        self.model.train()


def averaged_weights(checkpoint: Path) -> dict[str, torch.Tensor]:
    """Return the averaged weights of a stage's checkpoint, finished or not."""
    state = load_checkpoint(checkpoint)
    if state is None:
        raise FileNotFoundError(
            f"no checkpoint at {checkpoint}; run the stage before this one first"
        )
    weights: dict[str, torch.Tensor] = state["average"]
    return weights
