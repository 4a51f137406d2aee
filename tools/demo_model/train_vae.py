"""Stage ``vae``: the autoencoder between pictures (256 x 256 x 3) and latents (32 x 32 x 16).

Encoder and decoder learn together on random crops; the decoder alone goes on when the painter is
there (``train_decoder``).

Now and then the stage decodes latents shrunk to half and asks for the picture shrunk to half:
latents that behave like a picture are quicker to learn for the painter (Kouzelis et al. 2025,
"EQ-VAE: Equivariance Regularized Latent Space for Improved Generative Image Modeling").
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as functional
from diffusers import AutoencoderKL
from diffusers.models.downsampling import Downsample2D
from diffusers.models.resnet import ResnetBlock2D
from diffusers.models.upsampling import Upsample2D

from tools.demo_model.checkpoint import load_checkpoint, save_checkpoint
from tools.demo_model.pictures import save_sheet, to_pictures, to_tensor
from tools.demo_model.training import Budget, Stage, averaged_weights, mixed_precision
from tools.demo_model.workers import device, worker_count

CROP = 96
LATENT_NOISE = 0.05
SHRUNK_SHARE = 0.25
TARGET_LOG_VARIANCE = 2 * float(np.log(LATENT_NOISE))


def new_vae() -> AutoencoderKL:
    """Return an untrained autoencoder: a factor of 8 per side, 16 latent channels."""
    vae = AutoencoderKL(
        in_channels=3,
        out_channels=3,
        latent_channels=16,
        block_out_channels=(24, 48, 96, 128),
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        layers_per_block=1,
        norm_num_groups=1,
        mid_block_add_attention=False,
        sample_size=256,
        scaling_factor=1.0,
    )
    start_as_pyramid(vae)
    return vae


@torch.no_grad()
def start_as_pyramid(vae: AutoencoderKL) -> None:
    """Initialise the autoencoder as a plain pyramid: each residual branch silent, halving
    averages, doubling repeats, and red, green and blue pass through the latents as they are.

    So colours are there from the first step on; from the usual random start they take thousands
    of steps to find a way through the normalisations. Each colour runs in two channels of opposite
    sign, as silu(x) - silu(-x) = x. One normalisation group, for the same reason: small groups
    forget how bright they were.
    """
    for module in vae.modules():
        if isinstance(module, ResnetBlock2D):
            module.conv2.weight.zero_()
            if module.conv_shortcut is not None:
                _lean_to_identity(module.conv_shortcut, (slice(0, 1),) * 2, 1.0)
        elif isinstance(module, Downsample2D):
            _lean_to_identity(module.conv, (slice(0, 2),) * 2, 0.25)
        elif isinstance(module, Upsample2D):
            _lean_to_identity(module.conv, (slice(1, 2),) * 2, 1.0)
    _pass_colours(vae.encoder.conv_in, 1.0, opposite_in=False)
    _pass_colours(vae.encoder.conv_out, 0.5, opposite_in=True)
    _pass_colours(vae.decoder.conv_in, 1.0, opposite_in=False)
    _pass_colours(vae.decoder.conv_out, 0.3, opposite_in=True)
    for convolution in (vae.quant_conv, vae.post_quant_conv):
        convolution.weight.mul_(0.2)
        for channel in range(3):
            convolution.weight[channel] = 0
            convolution.weight[channel, channel] = 1


def _pass_colours(convolution: torch.nn.Conv2d, value: float, *, opposite_in: bool) -> None:
    """Set the first channels of a convolution so that three colours pass, times ``value``.

    Args:
        opposite_in: the two channels of opposite sign come in; otherwise they go out.
    """
    weight, bias = convolution.weight, convolution.bias
    assert bias is not None
    set_channels = 3 if opposite_in else 6
    weight[:set_channels] = 0
    bias[:set_channels] = 0
    for channel in range(3):
        weight[channel, channel, 1, 1] = value
        if opposite_in:
            weight[channel, channel + 3, 1, 1] = -value
        else:
            weight[channel + 3, channel, 1, 1] = -value


def _lean_to_identity(
    convolution: torch.nn.Module, taps: tuple[slice, slice], value: float
) -> None:
    """Make a convolution add next to nothing to passing its channels on; the colours pure."""
    weight = convolution.weight
    assert isinstance(weight, torch.Tensor)
    weight.mul_(0.2)
    weight[:6] = 0
    for channel in range(min(weight.shape[:2])):
        weight[channel, channel, taps[0], taps[1]] += value


def reconstruction_loss(output: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    """L1, stronger at edges and in vivid colours, plus a little squared error (pictures n, 3, h,
    w from -1 to 1).

    Without the weights, the wide flat sky decides everything and small coloured things come out
    grey.
    """
    vivid = target.amax(1, keepdim=True) - target.amin(1, keepdim=True)
    across = functional.pad(
        (target[..., :, 1:] - target[..., :, :-1]).abs().amax(1, keepdim=True), (0, 1)
    )
    down = functional.pad(
        (target[..., 1:, :] - target[..., :-1, :]).abs().amax(1, keepdim=True), (0, 0, 0, 1)
    )
    edge = functional.max_pool2d(torch.maximum(across, down), 3, 1, 1).clamp(0, 1)
    weight = 1 + 2.0 * edge + 0.5 * vivid
    error = output - target
    slope = (error[..., :, 1:] - error[..., :, :-1]).abs().mean() + (
        error[..., 1:, :] - error[..., :-1, :]
    ).abs().mean()
    return (weight * error.abs()).mean() + error.pow(2).mean() + 0.5 * slope


def crops(pictures: np.ndarray, batch: int, size: int, rng: np.random.Generator) -> torch.Tensor:
    """Cut random squares, mirrored half of the time, as floats (batch, 3, size, size) from -1 to
    1.
    """
    side = pictures.shape[1]
    size = min(size, side)
    cut = np.empty((batch, size, size, 3), np.uint8)
    for i in range(batch):
        y, x = rng.integers(0, side - size + 1, 2)
        piece = pictures[rng.integers(len(pictures)), y : y + size, x : x + size]
        cut[i] = piece[:, ::-1] if rng.random() < 0.5 else piece
    return to_tensor(cut).to(device())


def train_vae(
    pictures: np.ndarray, work: Path, budget: Budget, seed: int, batch: int = 16
) -> AutoencoderKL:
    """Train encoder and decoder together on crops; returns the averaged autoencoder.

    If `vae-start.pt` lies in the work folder, training begins with its weights: the autoencoder of
    an earlier world saves most of the time, and what it knows is not of one world alone.
    """
    torch.manual_seed(seed)
    vae = new_vae()
    if (start := load_checkpoint(work / "vae-start.pt")) is not None:
        vae.load_state_dict(start["average"])
    vae = vae.to(device(), memory_format=torch.channels_last)
    rng = np.random.default_rng()

    def draw() -> torch.Tensor:
        return crops(pictures, batch // worker_count(), CROP, rng)

    def loss(model: torch.nn.Module, target: torch.Tensor) -> tuple[torch.Tensor, str]:
        target = target.to(memory_format=torch.channels_last)
        with mixed_precision():
            posterior = model.encode(target).latent_dist
            latent = posterior.mean
            if rng.random() < SHRUNK_SHARE:
                latent, target = (functional.avg_pool2d(value, 2) for value in (latent, target))
            latent = latent + LATENT_NOISE * torch.randn_like(latent)
            output = model.decode(latent).sample.float()
        mean, spare = posterior.mean.float(), posterior.logvar.float() - TARGET_LOG_VARIANCE
        spread = 1e-3 * (spare.pow(2).mean() + mean.pow(2).mean())
        note = f"L1 {(output - target).abs().mean().item():.4f} latent std {mean.std().item():.2f}"
        return reconstruction_loss(output, target) + spread, note

    report = sheet_writer(vae, pictures, work, "vae")
    Stage("vae", vae, draw, loss, work / "vae.pt", 6e-4, budget, report, 240.0).run()
    return vae


@torch.no_grad()
def fixed_vae(work: Path, pictures: np.ndarray) -> AutoencoderKL:
    """Return the autoencoder whose latents the painter learns; the first call fixes it for good.

    Each latent channel is shifted and scaled to mean 0 and equal spread. Both fold exactly into
    the 1 x 1
    convolutions on either side, so a plain AutoencoderKL with a ``scaling_factor`` remains.
    """
    path = work / "vae-fixed.pt"
    vae = new_vae()
    state = load_checkpoint(path)
    if state is None:
        vae.load_state_dict(averaged_weights(work / "vae.pt"))
        mean = torch.cat(
            [
                vae.encode(to_tensor(pictures[i : i + 16])).latent_dist.mean
                for i in range(0, min(256, len(pictures)), 16)
            ]
        )
        spread = mean.std().item()
        _fold(vae, mean.mean((0, 2, 3)), spread / mean.std((0, 2, 3)))
        state = {"average": vae.state_dict(), "scaling_factor": 1 / spread}
        save_checkpoint(path, state)
    vae.load_state_dict(state["average"])
    vae.register_to_config(scaling_factor=float(state["scaling_factor"]))
    return vae.eval()


def _fold(vae: AutoencoderKL, centre: torch.Tensor, gain: torch.Tensor) -> None:
    """Change the latents to (latent - centre) * gain, and undo it in front of the decoder (both
    per channel).
    """
    before, after = vae.quant_conv, vae.post_quant_conv
    channels = len(centre)
    before.weight[:channels] *= gain[:, None, None, None]
    before.bias[:channels] = (before.bias[:channels] - centre) * gain
    before.bias[channels:] += 2 * gain.log()
    after.bias += after.weight[:, :, 0, 0] @ centre
    after.weight /= gain[None, :, None, None]


def load_vae(work: Path, pictures: np.ndarray) -> AutoencoderKL:
    """Return the fixed autoencoder, with the longer trained decoder if there is one."""
    vae = fixed_vae(work, pictures)
    if (work / "vae-decoder.pt").exists():
        vae.load_state_dict(averaged_weights(work / "vae-decoder.pt"))
    return vae


def sheet_writer(
    vae: AutoencoderKL, pictures: np.ndarray, work: Path, name: str
) -> Callable[[int], None]:
    """Return what writes a sheet of pictures above their reconstructions at a step."""

    def write(step: int) -> None:
        shown = pictures[: min(12, len(pictures))]
        with mixed_precision():
            output = vae(to_tensor(shown).to(device())).sample
        drawn = to_pictures(output)
        rows = [
            picture
            for i in range(0, len(shown), 6)
            for picture in (*shown[i : i + 6], *drawn[i : i + 6])
        ]
        save_sheet(rows, 6, work / "grids" / f"{name}-{step:06d}.png")

    return write
