"""The invisible watermark: written, survived, read by the reference decoder, never imagined."""

from __future__ import annotations

import io
import tracemalloc

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from sdjp.provenance import bands, reference_layer, robust_layer, watermark

Picture = npt.NDArray[np.uint8]


def photo(height: int, width: int, seed: int) -> Picture:
    """Random phases under a 1/f spectrum."""
    random = np.random.default_rng(seed)
    down, across = np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None]
    amplitude = 1 / np.maximum(np.hypot(down, across), 1 / max(height, width))
    planes = [
        np.fft.irfft2(
            amplitude * np.exp(2j * np.pi * random.random(amplitude.shape)), s=(height, width)
        )
        for _ in range(3)
    ]
    luma, warm, cold = (plane / plane.std() for plane in planes)
    base = 128 + 45 * luma
    rgb = np.stack((base + 18 * warm, base - 6 * warm, base + 20 * cold), axis=-1)
    return np.clip(rgb, 0, 255).astype(np.uint8)


def drawing(size: int) -> Picture:
    """Flat areas: sky, ground, sun."""
    picture = np.full((size, size, 3), (140, 190, 235), dtype=np.uint8)
    picture[size * 2 // 3 :] = (70, 130, 60)
    down, across = np.mgrid[:size, :size]
    picture[np.hypot(down - size / 3, across - size / 2) < size / 6] = (220, 60, 40)
    return picture


def flat(size: int, colour: tuple[int, int, int]) -> Picture:
    return np.full((size, size, 3), colour, dtype=np.uint8)


def jpeg(picture: Picture, quality: int) -> Picture:
    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, "JPEG", quality=quality, subsampling=2)
    return np.asarray(Image.open(buffer).convert("RGB"))


def half(picture: Picture) -> Picture:
    height, width = picture.shape[:2]
    return np.asarray(Image.fromarray(picture).resize((width // 2, height // 2)))


def psnr_db(one: Picture, other: Picture) -> float:
    return 10 * float(np.log10(255**2 / ((one.astype(float) - other) ** 2).mean()))


COLOURS = [
    (255, 255, 255),
    (0, 0, 0),
    (128, 128, 128),
    (120, 180, 230),
    (255, 0, 0),
    (0, 255, 0),
    (0, 0, 255),
    (255, 255, 0),
]
PICTURES = {
    "photo 512": photo(512, 512, 1),
    "photo odd": photo(389, 501, 2),
    "photo 256": photo(256, 256, 3),
    "photo 128": photo(128, 128, 4),
    "drawing 512": drawing(512),
    "drawing 128": drawing(128),
}


@pytest.mark.parametrize("name", PICTURES)
def test_what_is_written_is_read(name: str) -> None:
    """The payload comes back bit by bit, from a picture that has changed little."""
    picture = PICTURES[name]
    marked = watermark.embed(picture)
    decoded = watermark.decode(marked)
    assert decoded == watermark.Decoded(True, b"StableDiffusionV1", 1.0)
    assert np.abs(marked.astype(int) - picture).max() <= 6
    assert psnr_db(marked, picture) >= 40
    assert not watermark.decode(picture).found


@pytest.mark.parametrize("size", [128, 256, 512])
@pytest.mark.parametrize("colour", COLOURS)
def test_flat_pictures_carry_it_too(colour: tuple[int, int, int], size: int) -> None:
    """One colour, even pure white or black, is marked within six levels and read without error."""
    picture = flat(size, colour)
    marked = watermark.embed(picture)
    assert watermark.decode(marked).bit_accuracy == 1.0
    assert np.abs(marked.astype(int) - picture).max() <= 6
    assert psnr_db(marked, picture) >= 35
    assert not watermark.decode(picture).found


@pytest.mark.parametrize("quality", [95, 90, 80, 60])
@pytest.mark.parametrize("name", ["photo 512", "drawing 512"])
def test_jpeg_leaves_the_payload_whole(name: str, quality: int) -> None:
    """At 512², JPEG with 4:2:0 chroma down to quality 60 costs no bit."""
    decoded = watermark.decode(jpeg(watermark.embed(PICTURES[name]), quality))
    assert decoded.payload == watermark.PAYLOAD


@pytest.mark.parametrize("name", ["photo 512", "drawing 512", "photo odd"])
def test_halving_and_cropping_leave_the_payload_whole(name: str) -> None:
    """Half size, and a crop at any offset, are found again by the pilot."""
    marked = watermark.embed(PICTURES[name])
    height, width = marked.shape[:2]
    for changed in (
        half(marked),
        marked[height // 20 :, width // 20 :],
        marked[13:-9, 7:-17],
        half(marked[5:, 3:]),
    ):
        assert watermark.decode(changed.copy()).payload == watermark.PAYLOAD


@pytest.mark.parametrize("name", ["photo 128", "drawing 128"])
def test_small_pictures_are_still_found_after_jpeg_and_crop(name: str) -> None:
    """At 128² there is no room to repeat; the mark is still told from chance."""
    marked = watermark.embed(PICTURES[name])
    for changed in (jpeg(marked, 90), marked[6:, 6:].copy(), half(marked)):
        decoded = watermark.decode(changed)
        assert decoded.found
        assert decoded.bit_accuracy >= 0.8


@pytest.mark.parametrize("name", ["photo 512", "photo odd", "photo 256", "drawing 512"])
def test_the_reference_decoder_reads_our_pictures(name: str) -> None:
    """invisible-watermark's own `dwtDct` decoder gives StableDiffusionV1, without an error."""
    library = pytest.importorskip("imwatermark")
    marked = watermark.embed(PICTURES[name])
    bgr = np.ascontiguousarray(marked[..., ::-1])
    assert library.WatermarkDecoder("bytes", 136).decode(bgr, "dwtDct") == b"StableDiffusionV1"


def test_pictures_marked_by_the_reference_scripts_are_recognised() -> None:
    """A picture that invisible-watermark's `dwtDct` encoder marked is found."""
    library = pytest.importorskip("imwatermark")
    encoder = library.WatermarkEncoder()
    encoder.set_watermark("bytes", b"StableDiffusionV1")
    bgr = np.ascontiguousarray(PICTURES["photo 512"][..., ::-1])
    marked = encoder.encode(bgr, "dwtDct")
    assert watermark.decode(np.ascontiguousarray(marked[..., ::-1])).found


def test_the_layers_that_are_there_are_named() -> None:
    """Both as drawn, one after a strong change, none in a clean picture; only when asked."""
    marked = watermark.embed(photo(512, 512, 3))
    assert watermark.decode(marked).layers is None
    assert watermark.decode(marked, every_layer=True).layers == watermark.LAYERS
    halved = watermark.decode(half(marked), every_layer=True)
    assert (halved.layers, halved.found) == (("robust",), True)
    clean = watermark.decode(photo(512, 512, 3), every_layer=True)
    assert (clean.layers, clean.found) == ((), False)
    random = np.random.default_rng(0)
    lost = np.clip(marked + random.normal(0, 60, marked.shape), 0, 255).astype(np.uint8)
    assert watermark.decode(lost, every_layer=True).layers == ()


def test_the_u_plane_is_opencvs() -> None:
    """Our fixed point arithmetic gives OpenCV's U for all of 100,000 random colours."""
    cv2 = pytest.importorskip("cv2")
    colours = np.random.default_rng(0).integers(0, 256, (250, 400, 3), dtype=np.uint8)
    theirs = cv2.cvtColor(np.ascontiguousarray(colours[..., ::-1]), cv2.COLOR_BGR2YUV)[..., 1]
    assert (reference_layer.u_plane(colours) == theirs).all()


def test_clean_pictures_are_never_taken_for_marked_ones() -> None:
    """None of 120 clean pictures comes near the threshold of one in a million."""
    best = 0.0
    for seed in range(60):
        for picture in (photo(128, 160, 100 + seed), jpeg(photo(128, 128, 200 + seed), 70)):
            decoded = watermark.decode(picture)
            assert not decoded.found
            best = max(best, decoded.bit_accuracy)
    assert 0.5 < best < watermark.threshold_bits(136) / 136 - 0.03


def test_another_payload_is_not_found() -> None:
    """A mark with other bits reads as what it is, and is not the expected one."""
    other = b"SomebodyElse's V2"
    marked = watermark.embed(PICTURES["photo 512"], other)
    assert watermark.decode(marked, other).payload == other
    assert not watermark.decode(marked).found


def test_marking_twice_changes_nothing_more_than_six_levels_each() -> None:
    """A picture that is marked already is readable after a second time."""
    once = watermark.embed(PICTURES["photo 512"])
    twice = watermark.embed(once)
    assert np.abs(twice.astype(int) - once).max() <= 6
    assert watermark.decode(twice).payload == watermark.PAYLOAD


def test_the_threshold_is_the_binomial_tail() -> None:
    """98 of 136 bits; one fewer would be right by chance more than once in a million."""
    assert watermark.threshold_bits(136) == 98
    bits = np.random.default_rng(1).integers(0, 2, (200_000, 136)).sum(axis=1)
    assert bits.max() < 98


def test_a_destroyed_mark_is_reported_as_not_found() -> None:
    """Negative control of the survival tests: strong blur leaves nothing to read."""
    marked = watermark.embed(PICTURES["photo 512"])
    blurred = np.asarray(Image.fromarray(marked).resize((24, 24)).resize((512, 512)))
    assert not watermark.decode(blurred).found


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 150),
    st.integers(1, 150),
    st.integers(0, 2**32 - 1),
    st.binary(min_size=1, max_size=17),
)
def test_any_size_is_marked_within_six_levels(
    height: int, width: int, seed: int, payload: bytes
) -> None:
    """However small the picture and whatever the payload, nothing fails and little changes."""
    picture = np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)
    marked = watermark.embed(picture, payload)
    assert marked.shape == picture.shape
    assert np.abs(marked.astype(int) - picture).max() <= 6
    assert 0.0 <= watermark.decode(marked, payload).bit_accuracy <= 1.0


@pytest.mark.parametrize("payload", [b"", b"x" * 18])
def test_a_payload_of_no_or_too_many_bytes_is_refused(payload: bytes) -> None:
    """1 to 17 bytes fit."""
    with pytest.raises(ValueError, match="1 to 17 bytes"):
        watermark.embed(PICTURES["photo 128"], payload)


def test_only_rgb_bytes_are_taken() -> None:
    """Floats and grey pictures are refused rather than misread."""
    for wrong in (np.zeros((8, 8, 3)), np.zeros((8, 8), dtype=np.uint8)):
        with pytest.raises(ValueError, match="height, width, 3"):
            watermark.decode(wrong)  # type: ignore[arg-type]


def test_large_cells_are_used_where_they_repeat() -> None:
    """Cells match JPEG's 4:2:0 chroma blocks from 384×384 on."""
    assert robust_layer.cell_size_px(512, 512) == 16
    assert robust_layer.cell_size_px(384, 384) == 16
    assert robust_layer.cell_size_px(256, 256) == 8


@pytest.mark.parametrize("band_px", [1, 5_000, 1 << 40])
@pytest.mark.parametrize("name", ["photo odd", "drawing 512", "half white", "tall"])
def test_bands_do_not_show(name: str, band_px: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bytes are the same whether a picture is marked in one piece or in however many, also
    where its parts need different numbers of steps; and so is what is read.
    """
    picture = PICTURES[name] if name in PICTURES else photo(389, 501, 6)
    if name == "half white":
        picture[:150] = 255
    elif name == "tall":
        picture = photo(1201, 131, 8)
    marked = watermark.embed(picture)
    ones = reference_layer.read(marked, 136)
    soft = robust_layer.read_aligned(marked, 136).soft
    monkeypatch.setattr(bands, "BAND_PX", band_px)
    assert np.array_equal(watermark.embed(picture), marked)
    assert np.array_equal(reference_layer.read(marked, 136), ones)
    assert np.array_equal(robust_layer.read_aligned(marked, 136).soft, soft)


def test_memory_beside_a_large_picture() -> None:
    """Marking takes a small multiple of the picture's own three bytes a pixel, which would be
    copied eight times as numbers of four bytes otherwise.
    """
    picture = photo(1500, 2000, 9)
    tracemalloc.start()
    try:
        watermark.embed(picture)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 5 * picture.nbytes
