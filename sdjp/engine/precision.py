"""Which device and number format the machine is good at."""

from __future__ import annotations

import torch


def best_device() -> torch.device:
    """The fastest device at hand: CUDA, Apple's MPS, or the CPU."""
    if torch.cuda.is_available():
        return torch.device("cuda")
    if torch.backends.mps.is_available():
        return torch.device("mps")
    return torch.device("cpu")


def cpu_has_bf16() -> bool:
    """Whether bfloat16 is computed by the processor itself.

    Without AVX512_BF16 or AMX it is emulated, 25–500 times slower than float32 (pytorch#146508).
    """
    return bool(torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported())


def unet_dtype(device: torch.device, precision: str) -> torch.dtype:
    """The format of the UNet's and text encoder's weights.

    Args:
        precision: `full` is float32; `half` the device's 16-bit format; `auto` is `half` wherever
            that is the faster one.
    """
    if precision == "full":
        return torch.float32
    if device.type != "cpu":
        return torch.float16
    return torch.bfloat16 if precision == "half" or cpu_has_bf16() else torch.float32


def keep_float32_outside(module: torch.nn.Module) -> None:
    """Let `module` compute in its own format while callers keep float32.

    Samplers add up many small steps; latents held in bfloat16 between the steps lose them.
    """
    dtype = next(module.parameters()).dtype
    if dtype == torch.float32:
        return

    def lower(value: object) -> object:
        if isinstance(value, torch.Tensor) and value.is_floating_point():
            return value.to(dtype)
        return value

    def before(
        _module: torch.nn.Module, args: tuple[object, ...], kwargs: dict[str, object]
    ) -> tuple[tuple[object, ...], dict[str, object]]:
        return tuple(map(lower, args)), {name: lower(value) for name, value in kwargs.items()}

    def after(
        _module: torch.nn.Module,
        _args: object,
        _kwargs: object,
        output: tuple[torch.Tensor, ...],
    ) -> tuple[torch.Tensor, ...]:
        return tuple(tensor.float() for tensor in output)

    module.register_forward_pre_hook(before, with_kwargs=True)
    module.register_forward_hook(after, with_kwargs=True)
