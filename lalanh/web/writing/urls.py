"""Addresses of papers of our own."""

from django.urls import path

from lalanh.web.writing import views, views_enclosures, views_list, views_steps

urlpatterns = [
    path("van-ban/soan/", views_list.drafts, name="drafts"),
    path("van-ban/soan/moi/", views.begin, name="new-draft"),
    path("van-ban/soan/so/", views_steps.series, name="number-series"),
    path("van-ban/soan/so/<int:series_id>/", views_steps.one_series, name="one-series"),
    path("van-ban/soan/so/<int:series_id>/nhiem-ky/", views_steps.new_term, name="new-term"),
    path("van-ban/soan/<int:draft_id>/", views.draft, name="draft"),
    path("van-ban/soan/<int:draft_id>/sua/", views.revise, name="revise-draft"),
    path("van-ban/soan/<int:draft_id>/trang/<int:number>/", views.picture, name="draft-page"),
    path("van-ban/soan/<int:draft_id>/pdf/", views.draft_file, {"form": "pdf"}, name="draft-pdf"),
    path(
        "van-ban/soan/<int:draft_id>/word/", views.draft_file, {"form": "docx"}, name="draft-word"
    ),
    path("van-ban/soan/<int:draft_id>/lich-su/", views.history, name="draft-history"),
    path("van-ban/soan/<int:draft_id>/kem-theo/", views_enclosures.enclose, name="enclose"),
    path(
        "van-ban/soan/<int:draft_id>/kem-theo/chon/", views_enclosures.enclose_chosen,
        name="enclose-chosen",
    ),
    path(
        "van-ban/soan/kem-theo/<int:enclosure_id>/", views_enclosures.enclosed_file,
        name="enclosed-file",
    ),
    path(
        "van-ban/soan/kem-theo/<int:enclosure_id>/bo/", views_enclosures.drop_enclosure,
        name="drop-enclosure",
    ),
    path("van-ban/soan/<int:draft_id>/chuyen/", views_steps.send, name="send-draft"),
    path("van-ban/soan/<int:draft_id>/dat/", views_steps.check, name="check-draft"),
    path("van-ban/soan/<int:draft_id>/ky/", views_steps.sign, name="sign-draft"),
    path("van-ban/soan/<int:draft_id>/gop-y/", views_steps.remark, name="remark-draft"),
    path("van-ban/soan/<int:draft_id>/tra-lai/", views_steps.send_back, name="return-draft"),
    path("van-ban/soan/<int:draft_id>/huy/", views_steps.cancel, name="cancel-draft"),
    path("van-ban/soan/<int:draft_id>/phat-hanh/", views_steps.issue, name="issue-draft"),
    path(
        "van-ban/<int:document_id>/ban-phat-hanh/", views.issued_file, {"form": "pdf"},
        name="issued-pdf",
    ),
    path(
        "van-ban/<int:document_id>/ban-phat-hanh/word/", views.issued_file, {"form": "docx"},
        name="issued-word",
    ),
]  # fmt: skip
