"""How the watermark survives what happens to pictures, beside the library of the reference scripts.

    python -m benchmarks.watermark_survival [--json]

Ours and invisible-watermark's `dwtDct` and `dwtDctSvd` mark the same synthetic pictures with the
same 136 bits in one run; each is read by its own decoder. `dwtDct reads ours` is the library's
decoder on our pictures. Exit status 1 when ours is below the better of the two anywhere.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import time
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from imwatermark import WatermarkDecoder, WatermarkEncoder
from PIL import Image, ImageDraw

from sdjp.provenance import watermark

Picture = npt.NDArray[np.uint8]
METHODS = ("dwtDct", "dwtDctSvd")


def photo_like(size_px: int, seed: int) -> Picture:
    """Random phases under a 1/f amplitude spectrum, chroma weaker than luma."""
    random = np.random.default_rng(seed)
    down, across = np.fft.fftfreq(size_px)[:, None], np.fft.rfftfreq(size_px)[None]
    amplitude = 1 / np.maximum(np.hypot(down, across), 1 / size_px) ** (1 + 0.15 * (seed % 3))
    planes = []
    for _ in range(3):
        phases = np.exp(2j * np.pi * random.random(amplitude.shape))
        plane = np.fft.irfft2(amplitude * phases, s=(size_px, size_px))
        planes.append(plane / plane.std())
    luma, warm, cold = planes
    base = 128 + 48 * luma
    rgb = np.stack((base + 20 * warm, base - 8 * warm - 4 * cold, base + 22 * cold), axis=-1)
    return np.clip(rgb, 0, 255).astype(np.uint8)


def picture_book(size_px: int, seed: int) -> Picture:
    """Flat-shaded shapes on a sky that grows lighter."""
    random = np.random.default_rng(seed)
    top, bottom = random.integers(40, 230, 3), random.integers(120, 250, 3)
    ramp = np.linspace(0, 1, size_px)[:, None, None]
    sky = np.broadcast_to(top * (1 - ramp) + bottom * ramp, (size_px, size_px, 3))
    image = Image.fromarray(sky.astype(np.uint8))
    draw = ImageDraw.Draw(image)
    ground = tuple(int(v) for v in random.integers(30, 220, 3))
    draw.rectangle((0, size_px * 0.7, size_px, size_px), fill=ground)
    for _ in range(7):
        left, upper = random.integers(0, size_px * 3 // 4, 2)
        width, height = random.integers(size_px // 10, size_px // 3, 2)
        colour = tuple(int(v) for v in random.integers(10, 246, 3))
        box = (left, upper, left + width, upper + height)
        (draw.ellipse if random.random() < 0.5 else draw.rectangle)(box, fill=colour)
    return np.asarray(image)


def gradient(size_px: int) -> Picture:
    """A smooth ramp from blue to orange."""
    ramp = np.linspace(0, 1, size_px)
    across, down = np.meshgrid(ramp, ramp)
    rgb = np.stack((60 + 180 * across, 90 + 90 * down, 210 - 150 * across), axis=-1)
    return rgb.astype(np.uint8)


def flat(size_px: int, colour: tuple[int, int, int]) -> Picture:
    """One colour everywhere."""
    return np.full((size_px, size_px, 3), colour, dtype=np.uint8)


def scenes(size_px: int) -> dict[str, list[Picture]]:
    """The pictures, by kind."""
    flats = [flat(size_px, colour) for colour in FLATS]
    pictures = [photo_like(size_px, seed) for seed in range(5)]
    pictures += [picture_book(size_px, seed) for seed in range(4)]
    return {"pictures": [*pictures, gradient(size_px)], "flat": flats}


FLATS = ((255, 255, 255), (0, 0, 0), (128, 128, 128), (120, 180, 230), (200, 40, 40))


def jpeg(picture: Picture, quality: int) -> Picture:
    """Through JPEG with 4:2:0 chroma."""
    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, "JPEG", quality=quality, subsampling=2)
    return np.asarray(Image.open(buffer).convert("RGB"))


def half(picture: Picture) -> Picture:
    """Half the width and height."""
    height, width = picture.shape[:2]
    return np.asarray(
        Image.fromarray(picture).resize((width // 2, height // 2), Image.Resampling.LANCZOS)
    )


def crop(picture: Picture) -> Picture:
    """Five percent of the width and height cut away at the upper left."""
    height, width = picture.shape[:2]
    return picture[height // 20 :, width // 20 :].copy()


ATTACKS: dict[str, Callable[[Picture], Picture]] = {
    "lossless": lambda picture: picture,
    "JPEG 95 4:2:0": lambda picture: jpeg(picture, 95),
    "JPEG 90 4:2:0": lambda picture: jpeg(picture, 90),
    "JPEG 80 4:2:0": lambda picture: jpeg(picture, 80),
    "JPEG 60 4:2:0": lambda picture: jpeg(picture, 60),
    "half size": half,
    "5 % crop": crop,
}


def library_bits(picture: Picture, method: str) -> float | None:
    """Bit accuracy of the library's decoder, None where it refuses the picture."""
    try:
        bgr = picture[..., ::-1].copy()
        read = WatermarkDecoder("bytes", 136).decode(bgr, method)
    except RuntimeError:
        return None
    wanted = np.unpackbits(np.frombuffer(watermark.PAYLOAD, np.uint8))
    return float((np.unpackbits(np.frombuffer(read, np.uint8)) == wanted).mean())


def library_mark(picture: Picture, method: str) -> Picture:
    """`picture` marked by the library."""
    encoder = WatermarkEncoder()
    encoder.set_watermark("bytes", watermark.PAYLOAD)
    return np.asarray(encoder.encode(picture[..., ::-1].copy(), method))[..., ::-1].copy()


def psnr_db(one: Picture, other: Picture) -> float:
    """Peak signal-to-noise ratio."""
    error = float(((one.astype(float) - other.astype(float)) ** 2).mean())
    return 99.0 if error == 0 else 10 * float(np.log10(255**2 / error))


def measure(size_px: int) -> list[dict[str, object]]:
    """One row for each kind of picture and attack."""
    rows: list[dict[str, object]] = []
    for kind, pictures in scenes(size_px).items():
        marked = {"ours": [watermark.embed(picture) for picture in pictures]}
        if size_px >= 256:
            for method in METHODS:
                marked[method] = [library_mark(picture, method) for picture in pictures]
        for attack, apply in ATTACKS.items():
            row: dict[str, object] = {"size": size_px, "kind": kind, "attack": attack}
            for who, ones in marked.items():
                row[who] = _score([apply(one) for one in ones], who)
            if size_px >= 256 and attack == "lossless":
                row["dwtDct reads ours"] = _score(marked["ours"], "dwtDct")
            rows.append(row)
    return rows


def _score(pictures: list[Picture], who: str) -> dict[str, float]:
    """Mean bit accuracy (a refused picture counts as chance) and payloads read without an error."""
    if who == "ours":
        accuracies = [watermark.decode(picture).bit_accuracy for picture in pictures]
        found = sum(watermark.decode(picture).found for picture in pictures)
    else:
        read = [library_bits(picture, who) for picture in pictures]
        accuracies = [0.5 if value is None else value for value in read]
        needed = watermark.threshold_bits(136) / 136
        found = sum(value >= needed for value in accuracies)
    exact = sum(value == 1.0 for value in accuracies)
    return {"bits": float(np.mean(accuracies)), "exact": exact, "found": found, "of": len(pictures)}


def distortion(size_px: int) -> dict[str, float]:
    """Least PSNR, greatest change and mean times of ours."""
    pictures = [one for ones in scenes(size_px).values() for one in ones]
    start = time.perf_counter()
    marked = [watermark.embed(picture) for picture in pictures]
    embedded = time.perf_counter()
    for picture in marked:
        watermark.decode(picture)
    decoded = time.perf_counter()
    unmarked_start = time.perf_counter()
    false = sum(watermark.decode(picture).found for picture in pictures)
    unmarked = time.perf_counter() - unmarked_start
    count = len(pictures)
    return {
        "size": size_px,
        "least psnr dB": min(map(psnr_db, pictures, marked)),
        "mean psnr dB": float(np.mean([*map(psnr_db, pictures, marked)])),
        "greatest change": max(
            int(np.abs(a.astype(int) - b).max()) for a, b in zip(pictures, marked, strict=True)
        ),
        "embed s": (embedded - start) / count,
        "decode s": (decoded - embedded) / count,
        "decode unmarked s": unmarked / count,
        "false alarms": false,
    }


def worse(rows: list[dict[str, object]]) -> list[str]:
    """Where ours is below the better of the library's two."""
    found = []
    for row in rows:
        for method in METHODS:
            ours, theirs = row["ours"], row.get(method)
            if not isinstance(ours, dict) or not isinstance(theirs, dict):
                continue
            if ours["bits"] < theirs["bits"] or ours["exact"] < theirs["exact"]:
                found.append(f"{row['size']} {row['kind']} {row['attack']}: {method}")
    return found


def _cell(score: object) -> str:
    if not isinstance(score, dict):
        return f"{'–':>22}"
    return f"{score['bits']:>8.1%} {score['exact']:>3}/{score['found']:>2}/{score['of']:<2}    "


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON instead of the table")
    wants_json = parser.parse_args().json
    rows = [row for size in (512, 256, 128) for row in measure(size)]
    changes = [distortion(size) for size in (512, 256, 128)]
    failed = worse(rows)
    if wants_json:
        print(json.dumps({"rows": rows, "distortion": changes, "worse": failed}, indent=1))
        return bool(failed)
    names = ("ours", *METHODS, "dwtDct reads ours")
    print("bit accuracy, payloads exact/found/of")
    print(f"{'':<32}" + "".join(f"{name:<22}" for name in names))
    for row in rows:
        label = f"{row['size']:>4} {row['kind']:<9} {row['attack']:<14}"
        print(f"{label:<32}" + "".join(_cell(row.get(name)) for name in names))
    for change in changes:
        print(", ".join(f"{name} {value:.4g}" for name, value in change.items()))
    print("below the better of the two at:", "; ".join(failed) or "nowhere")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
