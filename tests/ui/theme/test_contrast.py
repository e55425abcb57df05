import pytest

from ui.theme.tokens import read_tokens

SCHEMES = ("light", "dark")
TEXT, MARK = 4.5, 3.0
GROUNDS = ("surface", "canvas", "nav", "sunken", "hover", "selection")
SOFT = ("accent_soft", "good_soft", "watch_soft", "risk_soft", "none_soft")

TEXT_PAIRS = [
    *[("text", ground) for ground in (*GROUNDS, *SOFT)],
    *[("text_2", ground) for ground in (*GROUNDS, *SOFT)],
    *[("text_3", ground) for ground in ("surface", "canvas", "nav", "sunken", "hover")],
    *[("text_3", ground) for ground in ("selection", *SOFT)],
    *[
        (colour, ground)
        for colour in ("accent_text", "good", "watch", "risk", "none")
        for ground in ("surface", "canvas", "sunken", "selection")
    ],
    ("accent_text", "accent_soft"),
    *[(colour, f"{colour}_soft") for colour in ("good", "watch", "risk", "none")],
    *[("on_accent", ground) for ground in ("accent", "accent_hover", "accent_down")],
]
MARK_PAIRS = [
    *[(f"{colour}_fill", "surface") for colour in ("good", "watch", "risk", "none")],
    ("accent", "surface"),
    ("border_strong", "surface"),
    ("focus", "surface"),
    ("focus", "canvas"),
    ("focus", "nav"),
]
STATED = {
    ("text", "surface"): (17.2, 14.0),
    ("text", "canvas"): (15.9, 15.3),
    ("text_2", "selection"): (6.7, 6.7),
    ("text_3", "surface"): (5.6, 6.1),
    ("text_3", "hover"): (4.6, 5.3),
    ("accent_text", "surface"): (7.7, 8.4),
    ("good", "good_soft"): (5.3, 7.3),
    ("watch", "watch_soft"): (6.1, 7.6),
    ("risk", "risk_soft"): (5.6, 7.2),
    ("none", "none_soft"): (5.7, 6.6),
    ("on_accent", "accent"): (6.3, 4.9),
    ("on_accent", "accent_hover"): (7.7, 5.5),
    ("border_strong", "surface"): (3.3, 3.8),
    ("focus", "surface"): (6.3, 7.0),
    ("watch_fill", "surface"): (3.3, 6.4),
}


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2."""
    parts = []
    for start in (1, 3, 5):
        share = int(colour[start : start + 2], 16) / 255
        parts.append(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(scheme: str, first: str, second: str) -> float:
    colours = read_tokens().colours[scheme]
    lighter, darker = sorted((luminance(colours[first]), luminance(colours[second])), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_has_the_largest_contrast() -> None:
    assert luminance("#FFFFFF") == pytest.approx(1.0)
    assert luminance("#000000") == 0.0


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_words_can_be_read_on_their_ground(scheme: str, ink: str, ground: str) -> None:
    assert contrast(scheme, ink, ground) >= TEXT


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground"), MARK_PAIRS)
def test_marks_stand_out_from_their_ground(scheme: str, ink: str, ground: str) -> None:
    assert contrast(scheme, ink, ground) >= MARK


@pytest.mark.parametrize(("pair", "stated"), STATED.items())
def test_contrast_is_as_designed(pair: tuple[str, str], stated: tuple[float, float]) -> None:
    computed = tuple(contrast(scheme, *pair) for scheme in SCHEMES)
    assert computed == pytest.approx(stated, abs=0.06)


def test_both_schemes_name_the_same_colours() -> None:
    colours = read_tokens().colours
    assert colours["light"].keys() == colours["dark"].keys()
