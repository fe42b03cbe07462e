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


SHEETS = sorted((ROOT / "lalanh").glob("**/static/**/*.css"))
# Tokens are where colours stand; paper is black on white.
OF_COLOURS = {"tokens.css", "dark.css", "print.css"}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_style_sheet_is_short(sheet: Path) -> None:
    assert len(sheet.read_text().splitlines()) <= 400


@pytest.mark.parametrize("sheet", [s for s in SHEETS if s.name not in OF_COLOURS])
def test_a_style_sheet_takes_its_colours_from_the_tokens(sheet: Path) -> None:
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet.read_text()) == []
