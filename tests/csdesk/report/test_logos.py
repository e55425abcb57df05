"""A logo is a small picture on white, whatever was handed in; anything else is refused."""

from __future__ import annotations

import io
import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from csdesk.errors import WrongUsage
from csdesk.report.logos import LARGEST_KEPT, clean_logo, fit_logo, logo_size, usable_logo
from tests.logos import SVG, make_bomb, make_logo, make_transparent_logo, png

LOGO = make_logo()


def opened(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


def jpeg(picture: Image.Image, **options) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "JPEG", **options)
    return stream.getvalue()


def test_a_logo_keeps_its_size_and_colours():
    kept = opened(clean_logo(LOGO))
    assert (kept.format, kept.mode, kept.size) == ("PNG", "RGB", (400, 100))
    assert kept.getpixel((399, 50)) == (20, 40, 160)


def test_cleaning_a_logo_again_changes_nothing():
    once = clean_logo(LOGO)
    assert clean_logo(once) == once


def test_what_is_transparent_becomes_white_and_the_margins_go():
    kept = opened(clean_logo(make_transparent_logo()))
    assert kept.size == (40, 40)
    assert kept.getpixel((20, 20)) == (200, 0, 0)


def test_a_large_logo_is_made_smaller_without_distortion():
    assert logo_size(clean_logo(make_logo(3_000, 1_000))) == (1_200, 400)
    assert logo_size(clean_logo(make_logo(500, 2_000))) == (150, 600)


def test_a_photograph_ends_at_256_kb():
    chance = random.Random(8)  # noqa: S311 - any picture that no packing makes small
    noise = Image.frombytes("RGB", (1_200, 600), chance.randbytes(1_200 * 600 * 3))
    kept = clean_logo(jpeg(noise, quality=80))
    assert 0 < len(kept) <= LARGEST_KEPT
    wide, high = logo_size(kept)
    assert wide == 2 * high


def test_a_photograph_stands_the_way_up_that_it_says():
    picture = Image.new("RGB", (60, 30), "navy")
    turned = Image.Exif()
    turned[0x0112] = 6
    assert logo_size(clean_logo(jpeg(picture, exif=turned))) == (30, 60)


def test_nothing_but_pixels_is_kept():
    picture = Image.new("RGB", (60, 30), "navy")
    known = Image.Exif()
    known[0x010E] = "taken at the client's office"
    content = jpeg(picture, exif=known)
    assert b"office" in content
    assert b"office" not in clean_logo(content)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "I;16", "CMYK"])
def test_pictures_of_every_kind_of_colour_are_read(mode):
    grey = Image.new("L", (40, 20), 40)
    if mode == "I;16":
        picture = Image.new("I;16", (40, 20), 40 * 256)
    else:
        picture = grey.convert("RGB").convert(mode) if mode != "PA" else grey.convert("LA")
    content = jpeg(picture) if mode == "CMYK" else png(picture)
    kept = opened(clean_logo(content))
    assert kept.size == (40, 20)
    assert max(kept.getpixel((20, 10))) < 80


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "This is no PNG or JPEG picture."),
        (b"%PDF-1.7", "This is no PNG or JPEG picture."),
        (SVG, "A drawing (SVG) cannot stand in a report."),
        (LOGO[: len(LOGO) // 2], "The picture is damaged or not complete."),
        (LOGO[:8], "The picture is damaged or not complete."),
        (make_bomb(60_000, 60_000), "has far too many pixels, and 16 million are the most."),
        (make_bomb(10_000, 10_000), "pixels, and 16 million are the most."),
        (make_bomb(5_000, 5_000), "has 5000 × 5000 pixels, and 16 million are the most."),
        (make_bomb(300, 300), "The picture is damaged or not complete."),
        (make_logo(400, 10), "The picture has only 400 × 10 pixels."),
        (png(Image.new("RGBA", (90, 40), (255, 255, 255, 0))), "shows nothing on white paper."),
        (png(Image.new("RGB", (90, 40), "white")), "shows nothing on white paper."),
        (LOGO + b"\0" * 4_000_000, "The picture is larger than 4 MB."),
    ],
)  # fmt: skip
def test_what_is_no_usable_picture_is_refused_in_one_sentence(content, words):
    with pytest.raises(WrongUsage) as refusal:
        clean_logo(content)
    assert words in str(refusal.value)


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "WEBP", "ICO"])
def test_other_pictures_are_not_even_tried(kind):
    stream = io.BytesIO()
    Image.new("RGB", (64, 64), "navy").save(stream, kind)
    with pytest.raises(WrongUsage, match="no PNG or JPEG"):
        clean_logo(stream.getvalue())


@given(st.data())
def test_a_damaged_picture_is_read_or_refused_and_nothing_else(data):
    source = data.draw(st.sampled_from([LOGO, jpeg(opened(LOGO).convert("RGB"))]))
    content = bytearray(source)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    content = content[: data.draw(st.integers(0, len(content)))]
    with suppress(WrongUsage):
        clean_logo(bytes(content))
    assert usable_logo(bytes(content)) in (b"", bytes(content))


def test_a_picture_that_was_never_kept_like_this_is_not_drawn():
    large = png(Image.new("RGB", (1_201, 40), "navy"))
    for content in (
        large,
        make_bomb(4_000, 4_000),
        SVG,
        b"",
        LOGO[:90],
        LOGO + b"\0" * LARGEST_KEPT,
    ):
        assert usable_logo(content) == b""
    assert usable_logo(LOGO) == LOGO


def test_a_logo_is_scaled_into_its_box_without_distortion():
    assert fit_logo(LOGO, 100, 100) == (100, 25)
    assert fit_logo(LOGO, 100, 10) == (40, 10)
    assert fit_logo(b"no picture", 100, 10) == (0, 0)
