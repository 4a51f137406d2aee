"""Names of settings and facts, in words for people; JSON keeps the names themselves."""

from __future__ import annotations

from sdjp.base.language import translate


def label(name: str) -> str:
    """The words for `name`, or the name itself (of a library, say)."""
    return {
        "prompt": translate("labels", "prompt"),
        "english": translate("labels", "English"),
        "negative_prompt": translate("labels", "negative prompt"),
        "negative_english": translate("labels", "negative prompt in English"),
        "model": translate("labels", "model"),
        "model_hash": translate("labels", "model hash"),
        "sampler": translate("labels", "sampler"),
        "steps": translate("labels", "steps"),
        "guidance_scale": translate("labels", "guidance scale"),
        "seed": translate("labels", "seed"),
        "width": translate("labels", "width"),
        "height": translate("labels", "height"),
        "created": translate("labels", "made at"),
        "clip_skip": translate("labels", "CLIP skip"),
        "eta": translate("labels", "η of DDIM"),
        "mode": translate("labels", "mode"),
        "translator": translate("labels", "translator"),
        "safety": translate("labels", "safety check"),
        "system": translate("labels", "system"),
        "processor": translate("labels", "processor"),
        "cores": translate("labels", "cores"),
        "memory_mib": translate("labels", "memory (MiB)"),
        "device": translate("labels", "draws on"),
        "unet_format": translate("labels", "computes in"),
        "free_disk_mib": translate("labels", "free disk (MiB)"),
        "pictures": translate("labels", "pictures"),
        "data": translate("labels", "index, settings, log"),
        "cache": translate("labels", "what can be made again"),
        "painter": translate("labels", "painter"),
    }.get(name, name)
