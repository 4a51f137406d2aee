"""What the settings of img2img and inpainting do, in one sentence that fits their value."""

from __future__ import annotations

from sdjp.base.language import translate


def strength_sentence(value: float, _recommended: float) -> str:
    """How much of the picture is left at this strength."""
    if value == 0:
        return translate("window", "At 0 the picture stays as it is.")
    if value < 0.35:
        return translate("window", "Only the touch and small details change.")
    if value < 0.6:
        return translate("window", "Shapes and colours stay, the way it is drawn changes.")
    if value < 0.85:
        return translate("window", "Composition and colours stay, the rest follows your words.")
    if value < 1:
        return translate("window", "Only a trace of the picture is left.")
    return translate("window", "At 1 your words alone are drawn, as if there were no picture.")


def padding_sentence(value: float, _recommended: float) -> str:
    """What so much of the surroundings is good for."""
    if value < 16:
        return translate("window", "The painter hardly sees what is around the mask.")
    return translate("window", "So many pixels around the mask are seen, so that the new fits in.")


def loops_sentence(value: float, _recommended: float) -> str:
    """What so many rounds do."""
    if value <= 1:
        return translate("window", "One picture for each seed. This is usual.")
    text = translate("window", "Each result is the start of the next one: {count} in a row.")
    return text.format(count=round(value))


def resize_names() -> dict[str, str]:
    """The values of `resize`, for people."""
    return {
        "fit": translate("window", "The picture's own shape"),
        "crop": translate("window", "Cut off what is over"),
        "pad": translate("window", "Fill up the edges"),
        "stretch": translate("window", "Stretch"),
    }


def resize_sentence(resize: str) -> str:
    """What becomes of a picture of another shape."""
    return {
        "fit": translate("window", "The drawing gets the shape of the picture."),
        "crop": translate("window", "The middle of the picture, in the size set below."),
        "pad": translate("window", "The whole picture; its edges go on where there is room."),
        "stretch": translate("window", "The whole picture, distorted to the size set below."),
    }.get(resize, "")


def masked_content_names() -> dict[str, str]:
    """The values of `masked_content`, for people."""
    return {
        "original": translate("window", "What is there now"),
        "fill": translate("window", "The colours around it"),
        "noise": translate("window", "Noise"),
        "nothing": translate("window", "Nothing"),
    }


def masked_content_sentence(content: str) -> str:
    """What each is good for."""
    return {
        "original": translate("window", "The new takes up shapes and colours of the old."),
        "fill": translate("window", "Good for making something disappear."),
        "noise": translate("window", "Good for something wholly new; wants a high strength."),
        "nothing": translate("window", "Begins with an even grey; wants a high strength."),
    }.get(content, "")
