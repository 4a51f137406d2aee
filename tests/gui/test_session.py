"""The form: what it takes, what it tells, and the order it becomes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sdjp.app.session import RANDOM_SEED, Form, Session
from sdjp.contract.init_image import InitImage
from sdjp.contract.messages import Lanes
from sdjp.contract.request import MAX_SEED, PictureRecord

LANES = Lanes("赤い鳥居", "red torii")
NOTHING = Lanes("", "")


def told(session: Session) -> list[frozenset[str]]:
    """What `session` tells from now on."""
    names: list[frozenset[str]] = []
    session.changed.connect(names.append)
    return names


def test_only_differences_are_told() -> None:
    """Setting what is already so tells nobody."""
    session = Session()
    names = told(session)
    session.set(prompt="", steps=20)
    session.set(prompt="猫", steps=20)
    assert names == [frozenset({"prompt"})]
    assert session.form.prompt == "猫"


def test_restoring_brings_the_start_back() -> None:
    """All that a picture was drawn from comes back with picture and mask; one from words alone
    takes the start away, and a part of the settings leaves it.
    """
    session = Session()
    init = InitImage("a" * 64, "b" * 64, 0.3, masked_content="fill", extend=(8, 0, 0, 0))
    session.restore(record(init=init))
    assert session.form.init == init
    assert (session.form.width, session.form.height) == (0, 0)
    session.restore(record(mode="sheet", width=1133, height=907))
    assert (session.form.width, session.form.height) == (0, 0)
    session.restore(record(mode="sheet", width=1133, height=907, asked_size=(320, 256)))
    assert (session.form.width, session.form.height) == (320, 256)
    session.restore(record(init=init, asked_size=(96, 48)))
    assert (session.form.width, session.form.height) == (96, 48)
    session.restore(record(init=init))
    session.restore(record(), frozenset({"prompt", "seed"}))
    assert session.form.init == init
    session.restore(record())
    assert session.form.init is None


def test_pins_come_and_go() -> None:
    """A pin replaces the earlier one of the same phrase; None takes it away."""
    session = Session()
    names = told(session)
    session.pin("海", "sea")
    session.pin("海", "ocean")
    session.pin("空", "sky")
    session.pin("海", None)
    session.pin("海", None)
    assert session.form.pins == {"空": "sky"}
    assert len(names) == 4


def test_the_form_survives_json() -> None:
    """What is written is read again, number kinds and all."""
    form = Form("𠮷野家", "", {"海": "sea"}, steps=33, guidance_scale=None, eta=0.5, seed=MAX_SEED)
    assert Form.from_json(json.loads(json.dumps(form.to_json()))) == form


@pytest.mark.parametrize(
    "values",
    [
        {"steps": "viele"},
        {"steps": True},
        {"pins": {"海": 3}},
        {"pins": ["海"]},
        {"eta": "0"},
        {"prompt": None},
        {"unknown": 1},
    ],
)
def test_what_does_not_fit_is_left_out(values: dict[str, Any]) -> None:
    """A file from elsewhere cannot put a wrong kind into the form."""
    assert Form.from_json(values) == Form()


def record(**values: Any) -> PictureRecord:
    """A picture's record."""
    known: dict[str, Any] = {
        "prompt": "赤い鳥居",
        "english": "red torii",
        "negative_prompt": "霧",
        "negative_english": "fog",
        "model": "デモ",
        "model_hash": "0",
        "sampler": "Euler",
        "steps": 30,
        "guidance_scale": 5.0,
        "seed": 77,
        "width": 192,
        "height": 128,
        "created": "2026-11-21T00:00:00+09:00",
        "segments": (
            {"ja": "赤い鳥居", "en": "crimson gate", "source": "user", "doubts": []},
            {"ja": "霧", "en": "fog", "source": "model", "doubts": []},
        ),
    }
    return PictureRecord(**{**known, **values})


def test_a_picture_restores_the_form() -> None:
    """Everything that drew it comes back, the user's own English too; the style is in its words."""
    session = Session(Form(style="watercolour", purpose="postcard", model="/mine"))
    session.restore(record())
    form = session.form
    assert (form.prompt, form.negative_prompt, form.pins) == (
        "赤い鳥居",
        "霧",
        {"赤い鳥居": "crimson gate"},
    )
    assert (form.sampler, form.steps, form.seed, form.guidance_scale) == ("Euler", 30, 77, 5.0)
    assert (form.width, form.height, form.style, form.purpose) == (192, 128, "", "")
    assert form.model == "/mine"


def test_a_part_of_a_picture_restores_a_part() -> None:
    """Only what was asked for is taken over."""
    session = Session(Form(prompt="猫", style="watercolour"))
    names = told(session)
    session.restore(record(), frozenset({"seed"}))
    assert session.form == Form(prompt="猫", style="watercolour", seed=77)
    assert names == [frozenset({"seed"})]


def test_an_order_has_a_seed_for_each_picture() -> None:
    """A chosen seed counts up and stays in range; an open one is drawn by lot."""
    session = Session(Form(seed=MAX_SEED, count=3, steps=5))
    order = session.order(LANES, NOTHING, size=(128, 192), folder="/絵")
    assert order.seeds == (MAX_SEED, 0, 1) == session.last_seeds
    assert (order.width, order.height, order.steps, order.folder) == (128, 192, 5, "/絵")
    session.set(seed=RANDOM_SEED)
    drawn = {session.order(LANES, NOTHING, size=(0, 0)).seeds for _ in range(5)}
    assert len(drawn) == 5
    assert all(0 <= seed <= MAX_SEED for seeds in drawn for seed in seeds)
