"""Previews show the coming picture, whatever the sampler's scale."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from PIL import Image

from sdjp.contract.events import Step
from sdjp.engine.models import Painter
from sdjp.engine.paint import paint
from sdjp.engine.preview import predicted_x0
from sdjp.engine.samplers import SAMPLERS, make_scheduler
from tests.unit.engine.conftest import request_for


@pytest.mark.parametrize("kind", ["epsilon", "v_prediction", "sample"])
@pytest.mark.parametrize("sampler", SAMPLERS)
def test_a_perfect_network_reveals_x0_at_once(tiny: Painter, sampler: str, kind: str) -> None:
    """Given the true ε, v or x₀, the predicted picture is the true one at the first step."""
    config = {**tiny.scheduler_config, "prediction_type": kind}
    scheduler = make_scheduler(sampler, config)
    scheduler.set_timesteps(10)
    generator = torch.Generator().manual_seed(1)
    x0, noise = torch.randn(2, 1, 4, 8, 8, generator=generator).unbind(0)
    timestep = scheduler.timesteps[0]
    alpha = scheduler.alphas_cumprod[int(timestep)] ** 0.5
    sigma = (1 - alpha**2) ** 0.5
    sigmas = getattr(scheduler, "sigmas", None)
    if sigmas is not None:
        alpha = 1 / (1 + sigmas[0] ** 2) ** 0.5
        sigma = sigmas[0] * alpha
    sample = alpha * x0 + sigma * noise
    output = {"epsilon": noise, "sample": x0, "v_prediction": alpha * noise - sigma * x0}[kind]
    if float(scheduler.init_noise_sigma) > 1:
        sample = sample / alpha
    assert torch.allclose(predicted_x0(scheduler, output, timestep, sample), x0, atol=2e-2)


def test_the_last_preview_resembles_the_picture(demo: Painter) -> None:
    """On the demo model the linear map shows the finished picture's colours in their places."""
    events: list[Step] = []
    (painted,) = paint(demo, request_for(demo, steps=8, guidance_scale=3.0), events.append)
    last = events[-1]
    size = (last.preview_width, last.preview_height)
    preview = np.frombuffer(last.previews[0], np.uint8).reshape(size[1], size[0], 3)
    picture = np.asarray(painted.picture.resize(size, Image.Resampling.BOX))
    assert np.corrcoef(preview.ravel(), picture.ravel())[0, 1] > 0.85
    first = np.frombuffer(events[0].previews[0], np.uint8).reshape(preview.shape)
    error = [np.abs(one.astype(int) - picture).mean() for one in (first, preview)]
    assert error[1] < error[0]
