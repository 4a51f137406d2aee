"""A record and pictures for the tests of the store."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from PIL import Image

from sdjp.contract.request import PictureRecord
from sdjp.store.database import Library
from sdjp.store.history import Row, get
from sdjp.store.pictures import commit_picture

RECORD = PictureRecord(
    prompt="猫",
    english="cat",
    negative_prompt="",
    negative_english="",
    model="demo",
    model_hash="",
    sampler="DDIM",
    steps=20,
    guidance_scale=7.5,
    seed=0,
    width=32,
    height=32,
    created="2026-11-21T14:30:05.000+09:00",
    segments=({"ja": "猫", "en": "cat", "source": "glossary", "doubts": []},),
)


def kept(library: Library, folder: Path, seed: int = 0, colour: str = "orange") -> Row:
    """A picture saved in `folder` with its row."""
    saved = commit_picture(
        library,
        Image.new("RGB", (32, 32), colour),
        dataclasses.replace(RECORD, seed=seed),
        folder=folder,
        index_text=" ねこ ",
        watermark=False,
    )
    assert saved.row_id is not None
    return get(library, [saved.row_id])[0]
