"""A paper as PDF: typst sets it with our own copy of Tinos, so every machine gives the same."""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Literal

import typst

from lalanh.directives.papers import layout, measuring, tables
from lalanh.directives.papers.model import Block, Grid, Paper
from lalanh.directives.papers.plain import plain
from lalanh.directives.papers.wording import printed

HERE = Path(__file__).parent
# PDF for keeping (ISO 19005-2): every face is in the file, every letter has its code.
# It wants a day, which a draft has not.
ARCHIVE: Literal["a-2u"] = "a-2u"

type Json = bool | int | float | str | list["Json"] | dict[str, "Json"] | None


def pdf(paper: Paper) -> bytes:
    """
    Return the paper as PDF with its fonts in it; the same paper gives the same bytes.

    What the paper says goes to the typesetter as data (JSON), so that no word of it is code. A
    sign that Tinos lacks is printed as an empty box, and the PDF is none for keeping then.

    :raises KeyError: for a type that `kinds.KINDS` does not know.
    """
    is_for_keeping = paper.day is not None and not measuring.missing(plain(paper))
    sheet = typst.compile(
        (HERE / "page.typ").read_bytes(),
        font_paths=_fonts(),
        sys_inputs=_inputs(paper),
        pdf_standards=ARCHIVE if is_for_keeping else None,
    )
    assert isinstance(sheet, bytes)
    return sheet


def pictures(paper: Paper, *, ppi: int) -> list[bytes]:
    """
    Return the pages as PNG pictures, as the PDF shows them.

    :raises KeyError: for a type that `kinds.KINDS` does not know.
    """
    made = typst.compile(
        (HERE / "page.typ").read_bytes(),
        font_paths=_fonts(),
        sys_inputs=_inputs(paper),
        format="png",
        ppi=ppi,
    )
    assert made is not None
    return [made] if isinstance(made, bytes) else made


def _inputs(paper: Paper) -> dict[str, str]:
    return {"paper": json.dumps(_as_data(paper), ensure_ascii=False)}


@cache
def _fonts() -> typst.Fonts:
    """The four styles of Tinos and nothing of the machine's own."""
    return typst.Fonts(
        font_paths=[str(measuring.FONTS)], include_system_fonts=False, include_embedded_fonts=False
    )


def _as_data(paper: Paper) -> dict[str, Json]:
    words = asdict(printed(paper))
    words["body"] = [_block(one) for one in printed(paper).body]
    for data, annex in zip(words["annexes"], printed(paper).annexes, strict=True):
        data["body"] = [_block(one) for one in annex.body]
    day = paper.day
    return {
        "words": words,
        "day": [day.year, day.month, day.day] if day else None,
        "layout": {
            **asdict(layout.LAYOUTS[paper.form]),
            "urgency_height_mm": layout.URGENCY_HEIGHT_MM,
            "short_line_percent": layout.SHORT_LINE_PERCENT,
            "signature_mm": layout.SIGNATURE_MM,
        },
    }


def _block(block: Block) -> dict[str, Json]:
    if isinstance(block, Grid):
        rows: list[Json] = [list(row) for row in tables.filled(block)]
        return {"rows": rows, "shares": list(tables.shares(block))}
    return {
        "text": block.text,
        "label": block.label,
        "rank": str(block.rank),
        "is_heading": block.is_heading,
    }
