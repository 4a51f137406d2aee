"""Stage ``unet``: the denoiser, trained on cached latents with v-prediction.

v-prediction is from Salimans and Ho 2022; that the last step must be pure noise, and sampling must
start there, from Lin et al. 2023, "Common Diffusion Noise Schedules and Sample Steps are Flawed".
Instead of rescaling the betas, which some samplers cannot follow, the schedule itself ends in
nearly pure noise; see docs/decisions/0013.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from diffusers import AutoencoderKL, DDIMScheduler, StableDiffusionPipeline, UNet2DConditionModel
from diffusers.models.attention_processor import AttnProcessor

from tools.demo_model.captions import caption
from tools.demo_model.latents import Latents
from tools.demo_model.pictures import save_sheet
from tools.demo_model.render import near_things
from tools.demo_model.text_tokenizer import MAX_TOKENS
from tools.demo_model.train_text_encoder import WIDTH, load_text_encoder
from tools.demo_model.train_vae import load_vae
from tools.demo_model.training import Budget, Stage, averaged_weights, mixed_precision
from tools.demo_model.workers import device, worker_count
from tools.demo_model.world import Scene

Drawn = tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]

CAPTION_DROPOUT = 0.1
DECISIVE_TIMES = (100, 600)
"""Half of the steps fall here, where shapes are decided: √ᾱ from 0.94 to 0.17. Above, all times ask
for much the same."""
THING_WEIGHT = 4.0
"""How much more an error near a thing counts at those times: what is hard to draw is there, while
most of a picture is sky and ground."""

SAMPLE_PROMPTS: tuple[str, ...] = (
    "a red torii standing in the sea at sunset, Mount Fuji in the distance",
    "a white boat floating on the water at night, the moon, ukiyo-e",
    "two black cats in a snowfield at night",
    "a pink cherry tree in a meadow in the morning, on the left, cherry petals",
    "a yellow car in a town in the daytime, right, clouds",
    "an orange cat and a blue house, meadow, a rainbow",
    "three red lanterns in a bamboo forest at night",
    "a purple umbrella in a town at dusk, left, rain, watercolor painting",
    "a green boat in the sea at noon, the sun, an ink painting",
    "a white snowman on the left and a brown dog on the right, falling snow",
    "red flower, meadow, daytime, left, Mount Fuji, watercolor",
    "a red pagoda in autumn, sunset, ukiyo-e",
    "a blue bird and two yellow flowers, beach, morning",
    "an orange house on a beach, an island in the distance",
    "a white dog in the snow at noon, right",
    "the sea at night, a full moon, ukiyo-e",
)


def new_scheduler() -> DDIMScheduler:
    """Return the noise schedule of training and of the exported model."""
    return DDIMScheduler(
        num_train_timesteps=1000,
        beta_schedule="scaled_linear",
        beta_start=0.00085,
        beta_end=0.03,
        prediction_type="v_prediction",
        timestep_spacing="trailing",
        clip_sample=False,
        set_alpha_to_one=True,
        steps_offset=1,
    )


def new_unet() -> UNet2DConditionModel:
    """Return an untrained UNet for latents (16, 32, 32).

    Attention at 8 x 8 and 4 x 4, where the scene is decided.
    """
    return UNet2DConditionModel(
        sample_size=32,
        in_channels=16,
        out_channels=16,
        block_out_channels=(48, 96, 160, 224),
        layers_per_block=1,
        down_block_types=(
            "DownBlock2D",
            "DownBlock2D",
            "CrossAttnDownBlock2D",
            "CrossAttnDownBlock2D",
        ),
        up_block_types=("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D", "UpBlock2D"),
        cross_attention_dim=WIDTH,
        attention_head_dim=4,
        norm_num_groups=16,
    )


class Denoising:
    """Noised latents, captions and the two losses: of training, and right against wrong captions
    at pure noise.
    """

    def __init__(self, latents: Latents, scenes: Sequence[Scene], work: Path) -> None:
        self.latents, self.scenes = latents, scenes
        self.tokenizer, encoder = load_text_encoder(work)
        self.encoder = encoder.to(device())
        self.scheduler = new_scheduler()
        self.rng = random.Random()

    def _drawn(self, count: int, texts: list[str], chosen: torch.Tensor) -> Drawn:
        encoded = self.tokenizer(
            texts,
            padding="max_length",
            truncation=True,
            max_length=MAX_TOKENS,
            return_tensors="pt",
        )
        times = torch.where(
            torch.rand(count) < 0.5,
            torch.randint(0, 1000, (count,)),
            torch.randint(*DECISIVE_TIMES, (count,)),
        )
        return self.latents[chosen], encoded.input_ids, times, self._weights(chosen, times)

    def _weights(self, chosen: torch.Tensor, times: torch.Tensor) -> torch.Tensor:
        """Return what the errors count (n, 1, side, side), 1 on average over each picture."""
        side = int(self.latents.shape[-1])
        near = [near_things(self.scenes[i], i, side) for i in chosen.tolist()]
        weights = 1.0 + (THING_WEIGHT - 1.0) * torch.from_numpy(np.stack(near)).float()[:, None]
        weights /= weights.mean(dim=(1, 2, 3), keepdim=True)
        # Earlier, where the things stand is still open, and they would come out too numerous.
        return torch.where(times.view(-1, 1, 1, 1) < DECISIVE_TIMES[1], weights, 1.0)

    def draw(self, count: int) -> Drawn:
        """Draw ``count`` latents, the tokens of their captions and times; some captions are empty
        (for guidance).
        """
        chosen = torch.randint(0, self.latents.ready, (count,))
        texts = [caption(self.scenes[i], self.rng, loose=True).en for i in chosen.tolist()]
        texts = ["" if self.rng.random() < CAPTION_DROPOUT else text for text in texts]
        return self._drawn(count, texts, chosen)

    def loss(self, unet: torch.nn.Module, drawn: Drawn) -> tuple[torch.Tensor, str]:
        """Return the weighted squared error of the predicted velocity."""
        clean, tokens, times, weights = (value.to(device()) for value in drawn)
        noise = torch.randn_like(clean)
        noised = self.scheduler.add_noise(clean, noise, times)
        velocity = self.scheduler.get_velocity(clean, noise, times)
        with mixed_precision():
            with torch.no_grad():
                hidden = self.encoder(tokens).last_hidden_state
            kind = next(unet.parameters()).dtype
            answer = unet(noised.to(kind), times, hidden.to(kind)).sample
        return (weights * (answer.float() - velocity).pow(2)).mean(), ""

    @torch.no_grad()
    def right_and_wrong(self, unet: torch.nn.Module, count: int = 64) -> tuple[float, float]:
        """Return the loss at the last time with the pictures' own full captions, and with one
        another's.
        """
        chosen = torch.randint(0, self.latents.ready, (count,))
        texts = [caption(self.scenes[i], self.rng, everything=True).en for i in chosen.tolist()]
        clean, right, *_ = self._drawn(count, texts, chosen)
        wrong, last, equal = right.roll(1, 0), torch.full((count,), 999), torch.ones(count, 1, 1, 1)
        values = [
            self.loss(unet, (clean, tokens, last, equal))[0].item() for tokens in (right, wrong)
        ]
        return values[0], values[1]


def train_unet(
    pictures: np.ndarray,
    scenes: Sequence[Scene],
    work: Path,
    budget: Budget,
    seed: int,
    batch: int = 48,
) -> UNet2DConditionModel:
    """Train the denoiser on the pictures' latents; returns the averaged UNet."""
    torch.manual_seed(seed)
    latents = Latents(work, len(pictures))
    unet = new_unet().to(device())
    unet.set_attn_processor(AttnProcessor())  # on so few pixels quicker than torch's fused one
    task = Denoising(latents, scenes, work)
    torch.seed()

    def draw() -> Drawn:
        return task.draw(batch // worker_count())

    def report(step: int) -> None:
        right, wrong = task.right_and_wrong(unet)
        print(
            f"unet: step {step}, loss at t=999 with the right caption {right:.3f}, "
            f"with a wrong one {wrong:.3f}",
            flush=True,
        )
        pipeline = assemble(unet, load_vae(work, pictures).to(device()), work)
        save_sheet(sample(pipeline, SAMPLE_PROMPTS), 5, work / "grids" / f"unet-{step:06d}.png")

    Stage(
        "unet",
        unet,
        draw,
        task.loss,
        work / "unet.pt",
        1.5e-3,
        budget,
        report,
        600.0,
        half=True,
        muon=True,
    ).run()
    return unet


def assemble(unet: UNet2DConditionModel, vae: AutoencoderKL, work: Path) -> StableDiffusionPipeline:
    """Put the parts together as a plain StableDiffusionPipeline."""
    tokenizer, encoder = load_text_encoder(work)
    pipeline = StableDiffusionPipeline(
        vae=vae,
        text_encoder=encoder,
        tokenizer=tokenizer,
        unet=unet,
        scheduler=new_scheduler(),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )
    pipeline.set_progress_bar_config(disable=True)
    return pipeline.to(device())


def sample(
    pipeline: StableDiffusionPipeline,
    prompts: Sequence[str],
    steps: int = 20,
    guidance: float = 3.0,
) -> list[np.ndarray]:
    """Draw one picture (h, w, 3) of uint8 per prompt, prompt ``i`` with seed ``i``."""
    generators = [torch.Generator().manual_seed(i) for i in range(len(prompts))]
    with mixed_precision():
        drawn = pipeline(
            list(prompts),
            num_inference_steps=steps,
            guidance_scale=guidance,
            generator=generators,
            output_type="np",
        )
    return [(picture * 255).round().astype(np.uint8) for picture in drawn.images]


def load_unet(work: Path) -> UNet2DConditionModel:
    """Return the averaged UNet trained so far."""
    unet = new_unet()
    unet.load_state_dict(averaged_weights(work / "unet.pt"))
    return unet.eval()
