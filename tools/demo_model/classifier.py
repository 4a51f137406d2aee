"""Reads the attributes of a scene back from its picture.

A small CNN with one head per attribute. It is trained on rendered pictures only and never sees
what the painter draws, so it cannot learn to forgive the painter's mistakes; small shifts, blur,
noise and paler colours by lot keep it from clinging to the renderer's own hand. The trained
weights lie in the work folder under a name made from the code that draws the world: when that
changes, they are made again.

``python -m tools.demo_model.classifier --confusion`` prints how well it reads pictures of held-out
scenes, and what it takes for what.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as functional
from PIL import Image

from tools.demo_model.checkpoint import load_checkpoint
from tools.demo_model.pictures import draw_pictures, scene_labels, to_tensor
from tools.demo_model.render import render, render_array
from tools.demo_model.training import Budget, Stage, mixed_precision
from tools.demo_model.workers import device, worker_count
from tools.demo_model.world import VISIBLE, Scene, sample_held_out

WORK = Path(__file__).resolve().parents[2] / "build" / "demo-model"
VERSION = 2
"""Raised when the network or its training changes, so that older weights are not used."""

READ_PX = 128
"""Pictures are read at this size, whatever size they were drawn at."""

BUDGET = Budget(minutes=600, steps=1500)
"""Steps alone decide, so that a busy machine trains the same classifier, only later."""

TRAINING_SET = (16_000, 128, 7)
"""Count, size in pixels and seed of the training pictures."""

BATCH = 64
PEAK_RATE = 2e-3
_WORLD_MODULES = (
    "backdrop buildings creatures far finish palette places plants quarters render shapes stage "
    "styles things weather world"
).split()


class AttributeClassifier(torch.nn.Module):
    """Strided convolutions over the whole picture and a linear head for each thing to be seen."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[torch.nn.Module] = []
        for before, after, stride in (
            (3, 24, 2),
            (24, 48, 2),
            (48, 64, 2),
            (64, 64, 1),
            (64, 96, 2),
            (96, 96, 1),
        ):
            layers += [
                torch.nn.Conv2d(before, after, 3, stride, 1, bias=False),
                torch.nn.GroupNorm(4, after),
                torch.nn.SiLU(),
            ]
        self.body = torch.nn.Sequential(*layers)
        features = 96 * (READ_PX // 16) ** 2
        self.heads = torch.nn.ModuleDict(
            {name: torch.nn.Linear(features, len(values)) for name, values in VISIBLE.items()}
        )

    def forward(self, pictures: torch.Tensor) -> dict[str, torch.Tensor]:
        """Return logits (n, values) per attribute.

        Args:
            pictures: (n, 3, READ_PX, READ_PX) from -1 to 1.
        """
        features = self.body(pictures).flatten(1)
        return {name: head(features) for name, head in self.heads.items()}


def softened(pictures: torch.Tensor) -> torch.Tensor:
    """Move, blur, pale and recolour a little and add noise, each picture by its own lot.

    A painter may place a thing where the renderer never would; it is the same thing still.

    Args:
        pictures: (n, 3, h, w) from -1 to 1; so are those returned, but for the noise.
    """

    def lot(most: float) -> torch.Tensor:
        return torch.rand(len(pictures), 1, 1, 1) * most

    pictures = _moved(pictures)
    blurred = functional.avg_pool2d(pictures, 3, 1, 1, count_include_pad=False)
    pictures = pictures.lerp(blurred, lot(1.0))
    pictures = pictures.lerp(pictures.mean(1, keepdim=True), lot(0.2))
    pictures = pictures * (1 + 0.05 * torch.randn(len(pictures), 3, 1, 1))
    pictures = pictures + 0.03 * torch.randn(len(pictures), 3, 1, 1)
    return pictures + lot(0.1) * torch.randn_like(pictures)


def _moved(pictures: torch.Tensor, reach: float = 0.06, zoom: float = 0.1) -> torch.Tensor:
    """Shift by up to ``reach`` of the side and scale by up to ``zoom``; edges are repeated."""
    maps = torch.zeros(len(pictures), 2, 3)
    maps[:, 0, 0] = maps[:, 1, 1] = 1 + zoom * (2 * torch.rand(len(pictures)) - 1)
    maps[:, :, 2] = 2 * reach * (2 * torch.rand(len(pictures), 2) - 1)
    grid = functional.affine_grid(maps, list(pictures.shape), align_corners=False)
    return functional.grid_sample(pictures, grid, padding_mode="border", align_corners=False)


def fingerprint() -> str:
    """Return 12 hex digits that change with the code that draws the world and with `VERSION`."""
    digest = hashlib.sha256(str(VERSION).encode("ascii"))
    for name in _WORLD_MODULES:
        digest.update(Path(__file__).with_name(f"{name}.py").read_bytes())
    return digest.hexdigest()[:12]


def load_classifier(
    work: Path = WORK,
    budget: Budget = BUDGET,
    training_set: tuple[int, int, int] = TRAINING_SET,
) -> AttributeClassifier:
    """Return the classifier kept in ``work``; train it first where it is missing or unfinished.

    Args:
        work: folder for pictures and weights; made if need be.
        budget: how long to train in all.
        training_set: count, size in pixels (a multiple of `READ_PX`) and seed of the pictures.
    """
    checkpoint = work / f"classifier-{fingerprint()}.pt"
    state = load_checkpoint(checkpoint)
    if state is None or (state["step"] < budget.steps and state["spent"] < budget.minutes * 60):
        pictures, scenes = _training_pictures(work, training_set)
        torch.manual_seed(training_set[2])
        classifier = AttributeClassifier().to(device())
        _train(classifier, pictures, scene_labels(scenes), checkpoint, budget)
        return classifier
    classifier = AttributeClassifier()
    classifier.load_state_dict(state["average"])
    return classifier.to(device()).eval()


def _training_pictures(
    work: Path, training_set: tuple[int, int, int]
) -> tuple[np.ndarray, list[Scene]]:
    """Return pictures (n, READ_PX, READ_PX, 3) of uint8 and their scenes, drawn by today's code."""
    pictures, scenes = draw_pictures(work, *training_set)
    size = training_set[1]
    if not np.array_equal(pictures[0], render_array(scenes[0], 0, size)):
        pictures, scenes = draw_pictures(work / fingerprint(), *training_set)
    block = size // READ_PX
    small = np.empty((len(pictures), READ_PX, READ_PX, 3), np.uint8)
    for i, picture in enumerate(pictures):
        blocks = picture.reshape(READ_PX, block, READ_PX, block, 3)
        small[i] = blocks.mean((1, 3)).round()
    return small, scenes


def _train(
    classifier: AttributeClassifier,
    pictures: np.ndarray,
    labels: torch.Tensor,
    checkpoint: Path,
    budget: Budget,
) -> None:
    """Train until the budget is spent; pictures (n, h, w, 3) of uint8, labels (n, attributes)."""

    def draw() -> tuple[torch.Tensor, torch.Tensor]:
        chosen = torch.randint(0, len(pictures), (BATCH // worker_count(),))
        return softened(to_tensor(pictures[chosen.numpy()])), labels[chosen]

    def loss(model: torch.nn.Module, drawn: tuple[torch.Tensor, ...]) -> tuple[torch.Tensor, str]:
        shown, wanted = (value.to(device()) for value in drawn)
        with mixed_precision():
            answers = model(shown)
        losses, right = [], []
        for column, name in enumerate(VISIBLE):
            losses.append(functional.cross_entropy(answers[name].float(), wanted[:, column]))
            right.append((answers[name].argmax(1) == wanted[:, column]).float().mean())
        return torch.stack(losses).sum(), f"right {torch.stack(right).mean().item():.3f}"

    Stage("classifier", classifier, draw, loss, checkpoint, PEAK_RATE, budget, decay=0.99).run()


@torch.no_grad()
def read_attributes(
    classifier: AttributeClassifier, pictures: Sequence[Image.Image]
) -> list[dict[str, str]]:
    """Return the value of every attribute as the classifier sees it in each picture (any size)."""
    read: list[dict[str, str]] = []
    for start in range(0, len(pictures), BATCH):
        small = [
            np.asarray(picture.convert("RGB").resize((READ_PX, READ_PX), Image.Resampling.BOX))
            for picture in pictures[start : start + BATCH]
        ]
        answers = classifier(to_tensor(np.stack(small)).to(device()))
        best = {name: logits.argmax(1).tolist() for name, logits in answers.items()}
        read += [
            {name: VISIBLE[name][indices[row]] for name, indices in best.items()}
            for row in range(len(small))
        ]
    return read


def confusion(
    classifier: AttributeClassifier, count: int, size: int = TRAINING_SET[1], seed: int = 0
) -> dict[str, np.ndarray]:
    """Return what the classifier reads in ``count`` rendered pictures of held-out scenes.

    Returns:
        per attribute a matrix of counts (true value, value read), in the order of `VISIBLE`.
    """
    rng = random.Random(seed)
    scenes = [sample_held_out(rng) for _ in range(count)]
    pictures = [render(scene, rng.randrange(2**31), size) for scene in scenes]
    tables = {name: np.zeros((len(v), len(v)), int) for name, v in VISIBLE.items()}
    for scene, read in zip(scenes, read_attributes(classifier, pictures), strict=True):
        for name, values in VISIBLE.items():
            tables[name][values.index(scene.value(name)), values.index(read[name])] += 1
    return tables


def confusion_text(tables: dict[str, np.ndarray], *, everything: bool = False) -> str:
    """Return the share read right per attribute, one a line; ``everything`` adds the matrices."""
    lines: list[str] = []
    for name, table in tables.items():
        lines.append(f"{name:16}{np.trace(table) / table.sum():8.1%}")
        if everything:
            lines.append(" " * 16 + "".join(f"{value[:8]:>9}" for value in VISIBLE[name]))
            for value, row in zip(VISIBLE[name], table, strict=True):
                lines.append(f"  {value:14}" + "".join(f"{number:9}" for number in row))
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train the classifier if need be and print how well it reads held-out scenes."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.demo_model.classifier",
        description="Train the classifier and try it on rendered pictures of held-out scenes.",
    )
    parser.add_argument("--confusion", action="store_true", help="print what is read as what")
    parser.add_argument("--count", type=int, default=1000, help="how many pictures to try")
    parser.add_argument("--work", type=Path, default=WORK, help="folder of pictures and weights")
    options = parser.parse_args(arguments)
    tables = confusion(load_classifier(options.work), options.count)
    print(f"read right in {options.count} rendered pictures of held-out scenes:")
    print(confusion_text(tables, everything=options.confusion))


if __name__ == "__main__":
    main()
