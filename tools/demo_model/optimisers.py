"""What turns gradients into steps: AdamW, or Muon for all matrices with AdamW for the rest."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import torch

from tools.demo_model.workers import worker_count


def adamw(model: torch.nn.Module, rate: float, decay: float) -> torch.optim.AdamW:
    """Return AdamW for all weights that are trained."""
    return _adamw([each for each in model.parameters() if each.requires_grad], rate, decay)


def _adamw(parameters: list[torch.nn.Parameter], rate: float, decay: float) -> torch.optim.AdamW:
    return torch.optim.AdamW(parameters, lr=rate, betas=(0.9, 0.98), weight_decay=decay, fused=True)


class Muon:
    """Muon for the weights between layers, AdamW for embeddings, biases and normalisations.

    A convolution's kernel counts as a matrix (out, in x height x width). The steps have AdamW's
    size, so one rate serves both. The matrices are shared out to as many threads as there are
    workers: one after another they took three tenths of a step.

    Source: Jordan et al. 2024, "Muon: An optimizer for hidden layers in neural networks"; for the
    size of its steps, Liu et al. 2025, "Muon is Scalable for LLM Training".
    """

    def __init__(self, model: torch.nn.Module, rate: float, decay: float) -> None:
        trained = [each for each in model.parameters() if each.requires_grad]
        tables = {id(m.weight) for m in model.modules() if isinstance(m, torch.nn.Embedding)}
        kernels = [each for each in trained if each.dim() > 1 and id(each) not in tables]
        self._matrices = [(each, torch.nn.Parameter(each.data.flatten(1))) for each in kernels]
        if any(each.data_ptr() != matrix.data_ptr() for each, matrix in self._matrices):
            raise ValueError("a matrix must share its kernel's memory: contiguous weights only")
        shares = _even_shares([matrix for _, matrix in self._matrices], worker_count())
        self._muons = [
            torch.optim.Muon(
                share,
                lr=rate,
                weight_decay=decay,
                momentum=0.95,
                adjust_lr_fn="match_rms_adamw",
            )
            for share in shares
        ]
        taken = {id(each) for each in kernels}
        self._adamw = _adamw([each for each in trained if id(each) not in taken], rate, decay)
        self._pool = ThreadPoolExecutor(len(shares), "muon", torch.set_num_threads, (1,))

    @property
    def param_groups(self) -> list[dict[str, Any]]:
        """The groups of both, for setting the rate."""
        muons = [group for muon in self._muons for group in muon.param_groups]
        return [*muons, *self._adamw.param_groups]

    def step(self) -> None:
        """Move all weights."""
        for kernel, matrix in self._matrices:
            matrix.grad = None if kernel.grad is None else kernel.grad.flatten(1)
        list(self._pool.map(lambda muon: muon.step(), self._muons))
        self._adamw.step()

    def state_dict(self) -> dict[str, Any]:
        """Return what a checkpoint needs."""
        return {
            "muons": [muon.state_dict() for muon in self._muons],
            "adamw": self._adamw.state_dict(),
        }

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on from a checkpoint."""
        for muon, saved in zip(self._muons, state["muons"], strict=True):
            muon.load_state_dict(saved)
        self._adamw.load_state_dict(state["adamw"])


def _even_shares(matrices: list[torch.nn.Parameter], count: int) -> list[list[torch.nn.Parameter]]:
    """Divide the matrices into at most ``count`` shares that cost about the same to step."""
    shares: list[list[torch.nn.Parameter]] = [[] for _ in range(count)]
    costs = [0] * count
    for matrix in sorted(matrices, key=_cost, reverse=True):
        least = costs.index(min(costs))
        shares[least].append(matrix)
        costs[least] += _cost(matrix)
    return [share for share in shares if share]


def _cost(matrix: torch.nn.Parameter) -> int:
    return min(matrix.shape) ** 2 * max(matrix.shape)
