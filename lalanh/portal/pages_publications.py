"""What was published when: roots, files, and how one publication goes on from another."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from lalanh.portal import archive
from lalanh.portal.answers import page, published
from lalanh.portal.shelf import Edition

_ON_A_PAGE = 30


@published
def publications(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Every publication, the newest first."""
    pages = Paginator(archive.steps(edition), _ON_A_PAGE)
    context = {"here": "publications", "page": pages.get_page(request.GET.get("page"))}
    return page(request, edition, "publications.html", context)
