"""What programs read: sums, proofs, the list of publications, rules for search engines."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from lalanh.kernel.quantity import format_number
from lalanh.portal import archive, figures
from lalanh.portal.answers import published
from lalanh.portal.figures import Month, Part
from lalanh.portal.shelf import Edition
from lalanh.transparency.log import Json
from lalanh.transparency.snapshot import proof as proofs
from lalanh.transparency.snapshot.reading import totals

_NEWEST = 30
# Names and questions are for people who ask, not for search engines to spread.
_ROBOTS = """User-agent: *
Disallow: /tra-cuu/
Disallow: /dong/
Disallow: /phieu-thu/
Disallow: /khoan-cua-toi/
Disallow: /gop-y/
Disallow: /tep/
Disallow: /du-lieu/
"""


@published
def sums(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The sums of every fund, by month, purpose, source and drive."""
    facts = edition.about.facts
    return _json(
        {
            "province": facts.province,
            "published_at": facts.moment(),
            "size": edition.about.log.size,
            "root": edition.root,
            "funds": [_fund(edition, code, title) for code, title in edition.titles.funds.items()],
        }
    )


def _fund(edition: Edition, code: str, title: str) -> dict[str, Json]:
    goods = totals(edition.db, by=["commodity", "flow"], fund=code)
    return {
        "code": code,
        "title": title,
        **_sums(figures.whole(figures.parts(edition, "kind", fund=code))),
        "by_month": [_month(month) for month in figures.months(edition, fund=code)],
        **{
            f"by_{column}": [
                {"code": part.code, "title": part.title, **_sums(part)}
                for part in figures.parts(edition, column, fund=code)
            ]
            for column in ("kind", "purpose", "source", "drive")
        },
        "goods": [
            {"commodity": each.key[0], "flow": each.key[1], "quantity": each.quantity}
            for each in goods
            if all(each.key)
        ],
    }


def _sums(part: Part) -> dict[str, Json]:
    return {
        "in_vnd": part.in_vnd,
        "out_vnd": part.out_vnd,
        "held_vnd": part.held_vnd,
        "rows": part.rows,
    }


def _month(month: Month) -> dict[str, Json]:
    return {
        "month": month.title,
        "in_vnd": month.in_vnd,
        "out_vnd": month.out_vnd,
        "held_vnd": month.held_vnd,
    }


@published
def proof(request: HttpRequest, edition: Edition, number: int) -> HttpResponse:
    """The proof that a row stands in the log, as a file to keep."""
    if number >= edition.about.log.size:
        raise Http404
    made = proofs.proof(edition.db, number)
    name = f"lalanh-dong-{number}-so-{edition.about.log.size}.json"
    return _json(made, name=name)


@published
def consistency(request: HttpRequest, edition: Edition, size: int) -> HttpResponse:
    """The hashes that prove an earlier publication unchanged in the newest (RFC 6962, 2.1.2)."""
    earlier = next((step for step in archive.steps(edition) if step.size == size), None)
    if earlier is None:
        raise Http404
    return _json(
        {
            "format": "lalanh-consistency-1",
            "old_size": size,
            "old_root": earlier.root,
            "size": edition.about.log.size,
            "root": edition.root,
            "path": proofs.consistency(edition.db, size),
        },
        name=f"lalanh-lien-mach-{size}-{edition.about.log.size}.json",
    )


@published
def atom(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The newest publications, for feed readers."""
    site = settings.PUBLIC_SITE_URL.rstrip("/")
    address = f"{site}{reverse('portal:publications')}"
    feed = Atom1Feed(
        title=f"Sổ công khai {edition.about.facts.province}",
        link=address,
        description="Mỗi lần công bố của sổ công khai.",
        language="vi",
        feed_url=f"{site}{reverse('portal:atom')}",
        feed_guid=address,
    )
    for step in archive.steps(edition)[:_NEWEST]:
        feed.add_item(
            title=f"{format_number(step.added)} dòng mới, sổ dài {format_number(step.size)} dòng",
            link=f"{address}#so-{step.size}",
            unique_id=f"{address}#so-{step.size}",
            description=f"Gốc của sổ: {step.root}",
            pubdate=step.published_at,
            updateddate=step.published_at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def robots(request: HttpRequest) -> HttpResponse:
    """Keep search engines to the pages that name nobody."""
    return HttpResponse(_ROBOTS, content_type="text/plain; charset=utf-8")


def _json(said: object, *, name: str | None = None) -> HttpResponse:
    response = JsonResponse(said, json_dumps_params={"ensure_ascii": False, "indent": 2})
    if name is not None:
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
