"""Tiny models with random weights, in the folder layouts of the real ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

WIDTH = 32


def byte_letters() -> list[str]:
    """The 256 printable characters that byte-level BPE writes bytes with (Radford et al. 2019)."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in plain]
    letter = {byte: chr(byte) for byte in plain}
    letter |= {byte: chr(256 + index) for index, byte in enumerate(others)}
    return [letter[byte] for byte in [*plain, *others]]


def make_tokenizer(folder: Path) -> Any:
    """A CLIPTokenizer that knows single letters only."""
    from transformers import CLIPTokenizer

    letters = byte_letters()
    words = [
        *letters,
        *(letter + "</w>" for letter in letters),
        "<|startoftext|>",
        "<|endoftext|>",
    ]
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = folder / "vocab.json"
    merges = folder / "merges.txt"
    vocabulary.write_text(
        json.dumps({word: index for index, word in enumerate(words)}), encoding="utf-8"
    )
    merges.write_text("#version: 0.2\n", encoding="utf-8")
    return CLIPTokenizer(vocab=str(vocabulary), merges=str(merges), model_max_length=77)


def make_painter(
    folder: Path, prediction_type: str = "epsilon", layers: int = 3, in_channels: int = 4
) -> Path:
    """A StableDiffusionPipeline folder of a few hundred thousand random weights, 64 px.

    With 9 `in_channels` its UNet is one for inpainting.
    """
    import torch
    from diffusers import (
        AutoencoderKL,
        DDIMScheduler,
        StableDiffusionPipeline,
        UNet2DConditionModel,
    )
    from transformers import CLIPTextConfig, CLIPTextModel

    torch.manual_seed(0)
    tokenizer = make_tokenizer(folder / "letters")
    text_encoder = CLIPTextModel(
        CLIPTextConfig(
            vocab_size=len(tokenizer),
            hidden_size=WIDTH,
            intermediate_size=2 * WIDTH,
            num_hidden_layers=layers,
            num_attention_heads=2,
            bos_token_id=tokenizer.bos_token_id,
            eos_token_id=tokenizer.eos_token_id,
            pad_token_id=tokenizer.pad_token_id,
        )
    )
    unet = UNet2DConditionModel(
        sample_size=8,
        in_channels=in_channels,
        layers_per_block=1,
        block_out_channels=(16, 32),
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        cross_attention_dim=WIDTH,
        attention_head_dim=8,
        norm_num_groups=8,
    )
    vae = AutoencoderKL(
        block_out_channels=(8, 8, 8, 8),
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        norm_num_groups=4,
        layers_per_block=1,
    )
    scheduler = DDIMScheduler(
        beta_start=0.00085,
        beta_end=0.012,
        beta_schedule="scaled_linear",
        clip_sample=False,
        set_alpha_to_one=False,
        steps_offset=1,
        prediction_type=prediction_type,
    )
    pipe = StableDiffusionPipeline(
        vae, text_encoder, tokenizer, unet, scheduler, None, None, requires_safety_checker=False
    )
    target = folder / "模型 tiny"
    pipe.save_pretrained(target)
    return target


def add_safety_checker(painter: Path, *, objects: bool) -> None:
    """Give `painter` a StableDiffusionSafetyChecker that objects to everything or to nothing."""
    import torch
    from diffusers.pipelines.stable_diffusion.safety_checker import StableDiffusionSafetyChecker
    from transformers import CLIPConfig, CLIPImageProcessor

    vision = {
        "hidden_size": WIDTH,
        "intermediate_size": WIDTH,
        "num_hidden_layers": 1,
        "num_attention_heads": 2,
        "image_size": 32,
        "patch_size": 16,
    }
    checker = StableDiffusionSafetyChecker(
        CLIPConfig(vision_config=vision, projection_dim=WIDTH, text_config={"hidden_size": WIDTH})
    )
    threshold = -2.0 if objects else 2.0
    with torch.no_grad():
        checker.concept_embeds_weights.fill_(threshold)
        checker.special_care_embeds_weights.fill_(2.0)
    checker.save_pretrained(painter / "safety_checker")
    CLIPImageProcessor(
        size={"shortest_edge": 32}, crop_size={"height": 32, "width": 32}
    ).save_pretrained(painter / "feature_extractor")
    index_file = painter / "model_index.json"
    index = json.loads(index_file.read_text(encoding="utf-8"))
    index["safety_checker"] = ["stable_diffusion", "StableDiffusionSafetyChecker"]
    index["feature_extractor"] = ["transformers", "CLIPImageProcessor"]
    index_file.write_text(json.dumps(index), encoding="utf-8")


def object_to(painter: Any, picture: Any) -> None:
    """Let the loaded safety checker of `painter` object to what looks like `picture` alone."""
    import torch

    checker, processor = painter.safety
    pixels = processor(picture, return_tensors="pt").pixel_values
    with torch.no_grad():
        seen = checker.visual_projection(checker.vision_model(pixels)[1])
        checker.concept_embeds.copy_(seen.expand_as(checker.concept_embeds))
        checker.concept_embeds_weights.fill_(0.999)
