"""Previews show the coming picture, whatever the sampler's scale."""

from __future__ import annotations

import pytest
import torch

from sdjp.engine.models import Painter
from sdjp.engine.preview import fit_preview_map, predicted_x0
from sdjp.engine.samplers import SAMPLERS, make_scheduler


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


def test_the_demo_models_preview_resembles_its_pictures(demo: Painter) -> None:
    """On a picture that the VAE knows, the linear map finds most of the colours."""
    preview_map = fit_preview_map(demo.pipe.vae)
    assert preview_map.shape == (demo.latent_channels + 1, 3)
    assert torch.isfinite(preview_map).all()
