"""A library as it looks after some months of drawing, for screenshots and measurements."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator

from PIL import Image

from sdjp.contract.request import PictureRecord
from sdjp.store import history, prompts
from sdjp.store.database import open_library
from sdjp.store.pictures import commit_picture
from sdjp.studio.index_text import index_text
from tools.demo_model.captions import Caption, caption
from tools.demo_model.render import render
from tools.demo_model.world import Scene, Subject, sample_any

SEED = 20
SIDE_PX = 256
DAYS = 90
LONGEST = 26
SAMPLERS = ("DDIM", "DDIM", "DPM++ 2M Karras", "Euler a", "UniPC")


def fill(count: int) -> None:
    """Put `count` pictures of the last months into the library of SDJP_HOME."""
    rng = random.Random(SEED)
    now = datetime.datetime.now().astimezone().replace(hour=21, minute=7, second=31, microsecond=0)
    with open_library() as library:
        for number, (scene, text) in enumerate(scenes(rng, count)):
            age = DAYS * (1 - (number + 1) / count) ** 2
            created = now - datetime.timedelta(days=age, minutes=rng.randrange(300))
            picture = record(text, created, rng)
            image = render(scene, picture.seed, SIDE_PX)
            saved = commit_picture(library, image, picture, index_text=index_text(picture))
            prompts.remember(
                library, text.ja, index_text=index_text(picture), created=picture.created
            )
            if saved.row_id is not None and rng.random() < 0.2:
                history.set_favourite(library, saved.row_id, favourite=True)


def sketch() -> Image.Image:
    """A house in the evening, to draw from; RGB, 256×256."""
    house = Subject("house", "red", ("centre",))
    return render(Scene((house,), "sunset", "meadow", "clear", "fuji", "picture"), 3, SIDE_PX)


def scenes(rng: random.Random, count: int) -> Iterator[tuple[Scene, Caption]]:
    """Scenes with a caption as a person writes it, none of them twice."""
    seen: set[str] = set()
    while len(seen) < count:
        scene = sample_any(rng)
        text = caption(scene, rng)
        is_usual = "、" in text.ja and text.ja.isprintable() and " " not in text.ja
        if is_usual and len(text.ja) <= LONGEST and text.ja not in seen:
            seen.add(text.ja)
            yield scene, text


def record(text: Caption, created: datetime.datetime, rng: random.Random) -> PictureRecord:
    """What such a picture remembers."""
    return PictureRecord(
        prompt=text.ja,
        english=text.en,
        negative_prompt="",
        negative_english="",
        model="demo",
        model_hash="",
        sampler=rng.choice(SAMPLERS),
        steps=rng.choice((20, 20, 25, 30)),
        guidance_scale=3.0,
        seed=rng.randrange(2**32),
        width=SIDE_PX,
        height=SIDE_PX,
        created=created.isoformat(timespec="milliseconds"),
    )
