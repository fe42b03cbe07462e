"""One page for every form of a flow: what it is about, the form, and the way back."""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from lalanh.base import files
from lalanh.programmes.models import Programme
from lalanh.programmes.queries import programmes
from lalanh.tasks.actions.obstacle_steps import NamedFile
from lalanh.web.directives.forms import Files, FilesField
from lalanh.web.forms import Form
from lalanh.web.pages import AuthenticatedRequest, done, now, page


def ask(
    request: AuthenticatedRequest,
    form: Form,
    *,
    title: str,
    button: str,
    back: str,
    call: Callable[[], object],
    said: str,
    programme: Programme | None = None,
    is_open: bool = True,
    intro: str = "",
    about: Sequence[tuple[str, str]] = (),
) -> HttpResponse:
    """
    Show the form; when it is sent and the call is not refused, go back with a sentence.

    `about` is what the form is about, as headings with their words, shown beside it. A step that
    is not open any more, as in a tab left behind, leads back instead of asking for words in vain.
    """
    if request.method == "GET" and not is_open:
        return redirect(back)
    if request.method == "POST" and form.is_valid() and form.attempt(call):
        return done(request, said, to=back)
    context = {
        "form": form,
        "title": title,
        "button": button,
        "back": back,
        "programme": programme,
        "intro": intro,
        "about": about,
    }
    return page(request, "web/flows/form.html", context)


def plan_in_sight(programme_id: int) -> Programme:
    """Return the plan if this seat sees it."""
    return get_object_or_404(programmes.programmes(), pk=programme_id)


def upload_field() -> FilesField:
    """A field for any files that show something."""
    return FilesField(
        label="Tệp kèm theo",
        required=False,
        widget=Files(),
        help_text="Ảnh, bảng tính, văn bản. Có thể chọn nhiều tệp.",
    )


def kept_files(form: Form) -> list[NamedFile]:
    """Keep the uploads of a form."""
    given = form.cleaned_data.get("uploads") or []
    return [kept for one in given if (kept := kept_file(one)) is not None]


def kept_file(upload: "UploadedFile[Any] | None") -> NamedFile | None:
    """Keep one upload, if there is one."""
    if upload is None:
        return None
    kept = files.keep(content=upload.read(), media_type="application/octet-stream", at=now())
    return NamedFile(title=upload.name or "tệp", file=kept)
