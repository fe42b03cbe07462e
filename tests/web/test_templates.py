"""What every template of the project keeps to."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

PLACES = sorted((ROOT / "lalanh").glob("**/templates/**/*.html"))
TEMPLATES = [pytest.param(place, id=str(place.relative_to(ROOT))) for place in PLACES]


@pytest.mark.parametrize("place", TEMPLATES)
def test_a_template_carries_no_style_script_or_handler_of_its_own(place: Path) -> None:
    inline = re.findall(
        r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*(?:src=|json))", place.read_text()
    )

    assert inline == []


@pytest.mark.parametrize("place", TEMPLATES)
def test_the_main_heading_is_the_frame_s_alone(place: Path) -> None:
    frames = {"web/base.html", "ui/alone.html", "portal/base.html"}

    assert ("<h1" in place.read_text()) == (f"{place.parent.name}/{place.name}" in frames)


@pytest.mark.parametrize("place", TEMPLATES)
def test_htmx_writes_only_where_a_plain_form_would(place: Path) -> None:
    bare = re.findall(r"<(?!form\b)\w+\b[^>]*\bhx-(?:post|put|patch|delete)=", place.read_text())

    assert bare == []
