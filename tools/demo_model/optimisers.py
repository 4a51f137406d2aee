"""What turns gradients into steps: AdamW, or Muon for all matrices with AdamW for the rest."""

from __future__ import annotations

from typing import Any

import torch


def adamw(model: torch.nn.Module, rate: float, decay: float) -> torch.optim.AdamW:
    """Return AdamW for all weights that are trained."""
    return _adamw([each for each in model.parameters() if each.requires_grad], rate, decay)


def _adamw(parameters: list[torch.nn.Parameter], rate: float, decay: float) -> torch.optim.AdamW:
    return torch.optim.AdamW(parameters, lr=rate, betas=(0.9, 0.98), weight_decay=decay, fused=True)


class Muon:
    """Muon for the weights between layers, AdamW for embeddings, biases and normalisations.

    A convolution's kernel counts as a matrix (out, in x height x width). The steps have AdamW's
    size, so one rate serves both. Source: Jordan et al. 2024, "Muon: An optimizer for hidden layers
    in neural networks"; for the size of its steps, Liu et al. 2025, "Muon is Scalable for LLM
    Training".
    """

    def __init__(self, model: torch.nn.Module, rate: float, decay: float) -> None:
        trained = [each for each in model.parameters() if each.requires_grad]
        tables = {id(m.weight) for m in model.modules() if isinstance(m, torch.nn.Embedding)}
        kernels = [each for each in trained if each.dim() > 1 and id(each) not in tables]
        self._matrices = [(each, torch.nn.Parameter(each.data.flatten(1))) for each in kernels]
        if any(each.data_ptr() != matrix.data_ptr() for each, matrix in self._matrices):
            raise ValueError("a matrix must share its kernel's memory: contiguous weights only")
        self._muon = torch.optim.Muon(
            [matrix for _, matrix in self._matrices],
            lr=rate,
            weight_decay=decay,
            momentum=0.95,
            adjust_lr_fn="match_rms_adamw",
        )
        taken = {id(each) for each in kernels}
        self._adamw = _adamw([each for each in trained if id(each) not in taken], rate, decay)

    @property
    def param_groups(self) -> list[dict[str, Any]]:
        """The groups of both, for setting the rate."""
        return [*self._muon.param_groups, *self._adamw.param_groups]

    def step(self) -> None:
        """Move all weights."""
        for kernel, matrix in self._matrices:
            matrix.grad = None if kernel.grad is None else kernel.grad.flatten(1)
        self._muon.step()
        self._adamw.step()

    def state_dict(self) -> dict[str, Any]:
        """Return what a checkpoint needs."""
        return {"muon": self._muon.state_dict(), "adamw": self._adamw.state_dict()}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on from a checkpoint."""
        self._muon.load_state_dict(state["muon"])
        self._adamw.load_state_dict(state["adamw"])
