"""Data-parallel workers: one thread and one single-threaded replica of the model per core.

Torch's own threads meet at a barrier after each operation. On a machine that others use as well,
one busy core then stalls both: measured on two cores with a third process running, a step took
five times as long. Workers meet once a step.
"""

from __future__ import annotations

import copy
import functools
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import torch

WORKERS = 2


def device() -> torch.device:
    """Return the CUDA device if there is one, else the CPU."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


@functools.cache
def worker_count() -> int:
    """Return how many workers share a batch: several on a CPU with threads to spare, else one.

    Settled at the first call, as `Workers` leaves torch fewer threads while it works.
    """
    return min(WORKERS, torch.get_num_threads()) if device().type == "cpu" else 1


class Workers:
    """Replicas of a model that share its weights and add up their gradients.

    Args:
        half: compute in bfloat16 throughout, while the model itself keeps its precision. Beside
            autocast this saves the casts of all weights and most activations, an eighth of a step.
    """

    def __init__(self, model: torch.nn.Module, *, half: bool = False) -> None:
        self.model = model
        first = _in_bfloat16(copy.deepcopy(model)) if half else model
        self.models = [first, *(copy.deepcopy(first) for _ in range(worker_count() - 1))]
        for replica in self.models[1:]:
            for own, shared in zip(replica.parameters(), first.parameters(), strict=True):
                own.data = shared.data
        self._threads = torch.get_num_threads()
        share = max(1, self._threads // len(self.models))
        torch.set_num_threads(share)
        self._pool = ThreadPoolExecutor(
            len(self.models), "trainer", torch.set_num_threads, (share,)
        )

    def gradients(
        self,
        draw: Callable[[], Any],
        loss: Callable[[torch.nn.Module, Any], tuple[torch.Tensor, str]],
    ) -> tuple[float, str]:
        """Leave the mean gradient in the model; return the mean loss and the first note."""

        def work(model: torch.nn.Module, drawn: Any) -> tuple[float, str]:
            value, note = loss(model, drawn)
            value.backward()
            return value.item(), note

        self._hand_out_weights()
        answers = list(self._pool.map(work, self.models, [draw() for _ in self.models]))
        self._gather()
        return sum(value for value, _ in answers) / len(answers), answers[0][1]

    @torch.no_grad()
    def _hand_out_weights(self) -> None:
        for model in (self.model, *self.models):
            model.zero_grad(set_to_none=True)
        if self.models[0] is not self.model:
            for own, given in zip(
                self.models[0].parameters(), self.model.parameters(), strict=True
            ):
                own.copy_(given)

    def _gather(self) -> None:
        replicas = (model.parameters() for model in self.models)
        for parameter, *copies in zip(self.model.parameters(), *replicas, strict=True):
            found = [each.grad for each in copies if each.grad is not None]
            if found:
                # In place: the fused AdamW reads gradients in the memory layout of the weights.
                total = found[0] if found[0].dtype == parameter.dtype else found[0].float()
                for other in found[1:]:
                    total.add_(other)
                parameter.grad = total.div_(len(self.models))

    def close(self) -> None:
        """End the threads and give torch its own back."""
        self._pool.shutdown()
        torch.set_num_threads(self._threads)


def _in_bfloat16(model: torch.nn.Module) -> torch.nn.Module:
    for parameter in model.parameters():
        parameter.data = parameter.data.bfloat16()
    return model
