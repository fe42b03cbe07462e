"""What programs read agrees with the pages and with the log."""

from pathlib import Path
from xml.etree import ElementTree

from django.test import Client

from lalanh.transparency import log
from tests.portal.reading import links, words

ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_sums_agree_with_the_page(visitor: Client) -> None:
    fund = visitor.get("/du-lieu/tong-hop.json").json()["funds"][0]

    assert (fund["in_vnd"], fund["out_vnd"], fund["held_vnd"]) == (7_550_000, 1_200_000, 6_350_000)
    assert fund["by_month"][0]["held_vnd"] == 4_000_000
    assert sum(part["in_vnd"] for part in fund["by_kind"]) == fund["in_vnd"]
    assert sum(part["in_vnd"] for part in fund["by_source"]) == fund["in_vnd"]
    assert fund["goods"] == [{"commodity": "gạo (gam)", "flow": "in", "quantity": 2_500_000}]


def test_the_feed_tells_each_publication_with_its_root(visitor: Client) -> None:
    root = visitor.get("/du-lieu/tong-hop.json").json()["root"]

    feed = ElementTree.fromstring(visitor.get("/cong-bo/atom.xml").content)

    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 2
    assert root in (entries[0].findtext(f"{ATOM}summary") or "")
    assert entries[0].findtext(f"{ATOM}updated") == "2026-11-21T11:00:00+00:00"


def test_two_publications_are_proved_consistent(visitor: Client) -> None:
    said = visitor.get("/cong-bo/9/lien-mach.json").json()

    assert log.check_consistency(
        log.LogState(said["old_size"], bytes.fromhex(said["old_root"])),
        log.LogState(said["size"], bytes.fromhex(said["root"])),
        [bytes.fromhex(each) for each in said["path"]],
    )


def test_there_is_no_proof_for_a_size_that_was_never_published(visitor: Client) -> None:
    assert visitor.get("/cong-bo/10/lien-mach.json").status_code == 404


def test_the_publications_are_listed_with_root_and_file(
    visitor: Client, published: list[Path]
) -> None:
    response = visitor.get("/cong-bo/")

    assert f"/tep/{published[-1].name}" in links(response)
    assert "3 dòng mới · sổ dài 13 dòng" in words(response)
    assert "8 dòng mới · sổ dài 9 dòng" in words(response)
    assert published[-1].with_name(f"{published[-1].name}.sha256").read_text()[:64] in response.text


def test_every_column_of_the_open_data_is_explained(visitor: Client) -> None:
    said = words(visitor.get("/du-lieu-mo/"))

    header = visitor.get("/du-lieu/so-cong-khai.csv").getvalue().decode("utf-8-sig").splitlines()[0]
    assert [title for title in header.split(",") if title not in said] == []


def test_search_engines_are_kept_from_names(visitor: Client) -> None:
    rules = visitor.get("/robots.txt").text

    assert "Disallow: /dong/" in rules
    assert 'content="noindex"' in visitor.get("/dong/1/").text
    assert 'content="noindex"' in visitor.get("/tra-cuu/").text
