"""Ink on its ground, computed: 4.5 : 1 for words, 3 : 1 for edges and rings (WCAG 2.2 AA)."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

STATIC = ROOT / "lalanh" / "base" / "static" / "lalanh"

WORDS = [
    *[(ink, ground) for ink in ("ink", "ink-soft") for ground in ("paper", "surface", "sunken")],
    *[("leaf", ground) for ground in ("paper", "surface", "sunken", "leaf-soft", "bad-soft")],
    *[("leaf-strong", ground) for ground in ("paper", "surface", "leaf-soft")],
    *[("on-leaf", ground) for ground in ("leaf", "leaf-strong")],
    *[(t, f"{t}-soft") for t in ("lotus", "good", "info", "warn", "bad", "plain")],
    *[("ink", f"{t}-soft") for t in ("good", "info", "warn", "bad", "plain", "leaf")],
    *[("ink-soft", "leaf-soft"), ("surface", "lotus"), ("bad", "surface"), ("bad", "paper")],
]
EDGES = [
    *[(edge, ground) for edge in ("line-strong", "focus") for ground in ("paper", "surface")],
    *[("leaf", "plain-soft"), ("bad", "surface"), ("leaf", "surface")],
]


def _colours(name: str) -> dict[str, str]:
    text = Path(STATIC / name).read_text()
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", text))


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _ratio(scheme: str, ink: str, ground: str) -> float:
    colours = _colours("tokens.css") | (_colours("dark.css") if scheme == "dark" else {})
    dark, light = sorted((_luminance(colours[ink]), _luminance(colours[ground])))
    return (light + 0.05) / (dark + 0.05)


def test_the_ratio_is_computed_as_the_standard_does() -> None:
    assert _luminance("#ffffff") == pytest.approx(1.0)
    assert (1.0 + 0.05) / (_luminance("#767676") + 0.05) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), WORDS)
def test_words_can_be_read(scheme: str, ink: str, ground: str) -> None:
    assert _ratio(scheme, ink, ground) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_can_be_seen(scheme: str, edge: str, ground: str) -> None:
    assert _ratio(scheme, edge, ground) >= 3


def test_night_changes_every_colour_of_the_day() -> None:
    assert _colours("dark.css").keys() == _colours("tokens.css").keys()
