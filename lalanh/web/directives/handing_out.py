"""The press that hands a document out: at once, or by the worker where there are thousands."""

from datetime import datetime

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from lalanh.directives.models import Document
from lalanh.kernel.errors import Refused
from lalanh.tasks.actions import giving, handing_out
from lalanh.tasks.queries import fan_out
from lalanh.web.pages import AuthenticatedRequest, done, now, press
from lalanh.web.tasks import hanging


def give(request: AuthenticatedRequest, row: Document) -> HttpResponse:
    """Hand the document out and say so, or leave it to the worker and show how far it is."""
    events, at = hanging.chosen(request), now()
    back = reverse("web:document", args=[row.pk])
    if not fan_out.is_large(document=row, at=at):
        return press(
            request,
            lambda: giving.hand_out(document=row, events=events, by=request.user, at=at),
            said=_what_was_given(row, at=at),
            to=_where_followed(row),
        )
    try:
        with transaction.atomic():
            job = handing_out.ask_to_hand_out(document=row, events=events, by=request.user, at=at)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect(back)
    said = "Văn bản giao việc cho rất nhiều cơ quan nên được giao dần ở đây; có thể làm việc khác."
    return done(request, said, to=reverse("web:job", args=[job.pk]))


def _what_was_given(row: Document, *, at: datetime) -> str:
    """Say that it is given, and how many clauses wait for somebody to say whom they mean."""
    waiting = sum(not one.count for one in fan_out.shares(document=row, at=at, first=0))
    left = f" Còn {waiting} mục chưa giao vì chưa rõ cơ quan nào; chọn ở trang văn bản."
    said = "Đã giao. Mỗi cơ quan thấy phần việc của mình trên bàn làm việc."
    return said + left if waiting else said


def _where_followed(row: Document) -> str:
    """The matrix of the plan, if it is carried out; else the document with its tasks."""
    programme = getattr(row, "programme", None)
    if programme is not None:
        return reverse("web:programme", args=[programme.pk])
    return reverse("web:document", args=[row.pk])
