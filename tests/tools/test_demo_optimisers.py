"""Gradients of several workers, and the steps made of them."""

from __future__ import annotations

import copy

import pytest
import torch

from tools.demo_model.optimisers import Muon
from tools.demo_model.workers import Workers, worker_count


@pytest.mark.parametrize(("half", "tolerance"), [(False, 1e-6), (True, 1e-2)])
def test_workers_give_the_gradient_of_the_whole_batch(half: bool, tolerance: float) -> None:
    """Replicas add up to what one model finds, in the weights' own memory layout: the fused
    optimiser reads the raw memory of both.
    """
    torch.manual_seed(0)
    model = torch.nn.Conv2d(4, 6, 3).to(memory_format=torch.channels_last)
    halves = [torch.randn(3, 4, 8, 8) for _ in range(worker_count())]

    def loss(each: torch.nn.Module, drawn: torch.Tensor) -> tuple[torch.Tensor, str]:
        return each(drawn.to(next(each.parameters()).dtype)).float().pow(2).mean(), ""

    expected = torch.autograd.grad(loss(model, torch.cat(halves))[0], model.weight)[0]
    workers = Workers(model, half=half)
    waiting = list(halves)
    workers.gradients(waiting.pop, loss)
    workers.close()
    assert model.weight.grad is not None
    assert model.weight.dtype == model.weight.grad.dtype == torch.float32
    assert torch.allclose(model.weight.grad, expected, atol=tolerance)
    assert model.weight.grad.stride() == model.weight.stride()


def test_workers_in_half_precision_follow_the_model() -> None:
    """They compute with the weights that the model has now, not with those it had at first."""
    model = torch.nn.Linear(1, 1, bias=False)
    workers = Workers(model, half=True)
    seen: list[float] = []

    def loss(each: torch.nn.Module, _: None) -> tuple[torch.Tensor, str]:
        weight = next(each.parameters())
        seen.append(weight.item())
        return weight.sum(), ""

    for value in (1.0, 2.0):
        model.weight.data.fill_(value)
        workers.gradients(lambda: None, loss)
    workers.close()
    assert seen == [1.0] * worker_count() + [2.0] * worker_count()


def descend(model: torch.nn.Module, optimiser: Muon, steps: int) -> float:
    """Bring the model nearer to minus its input; returns the last loss."""
    torch.manual_seed(3)
    value = torch.zeros(())
    for _ in range(steps):
        shown = torch.randn(16, 3, 6, 6)
        value = (model(shown) + shown).pow(2).mean()
        model.zero_grad(set_to_none=True)
        value.backward()
        optimiser.step()
    return value.item()


def new_model() -> torch.nn.Module:
    """A convolution and a normalisation, always with the same weights."""
    torch.manual_seed(0)
    return torch.nn.Sequential(torch.nn.Conv2d(3, 3, 3, padding=1), torch.nn.GroupNorm(1, 3))


def test_muon_moves_kernels_and_biases_alike() -> None:
    """Kernels are stepped through a view as a matrix, all else by AdamW, and the loss falls."""
    model = new_model()
    before = [each.detach().clone() for each in model.parameters()]
    optimiser = Muon(model, 0.02, 0.0)
    assert descend(model, optimiser, 60) < 0.2 * descend(new_model(), optimiser, 1)
    assert all(not torch.equal(a, b) for a, b in zip(before, model.parameters(), strict=True))


def test_muon_goes_on_where_it_stopped() -> None:
    """With its state restored, the next steps are the same to the last bit."""
    models = [new_model(), new_model()]
    first, second = (Muon(model, 0.02, 0.0) for model in models)
    descend(models[0], first, 5)
    models[1].load_state_dict(models[0].state_dict())
    second.load_state_dict(copy.deepcopy(first.state_dict()))
    assert descend(models[0], first, 3) == descend(models[1], second, 3)


def test_muon_refuses_kernels_it_could_not_move() -> None:
    """A kernel in another memory layout has no view as a matrix; a copy would be moved instead."""
    model = new_model().to(memory_format=torch.channels_last)
    with pytest.raises(ValueError, match="contiguous"):
        Muon(model, 0.02, 0.0)


def test_muon_leaves_tables_of_words_to_adamw() -> None:
    """A row of an embedding is stepped when its word occurs; Muon would turn all rows at once."""
    model = torch.nn.Sequential(torch.nn.Embedding(5, 4), torch.nn.Linear(4, 4))
    before = model[0].weight.detach().clone()
    optimiser = Muon(model, 0.02, 0.0)
    model(torch.tensor([2])).pow(2).sum().backward()
    optimiser.step()
    moved = (model[0].weight != before).any(1)
    assert moved.tolist() == [False, False, True, False, False]
