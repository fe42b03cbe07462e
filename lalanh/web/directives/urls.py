"""Addresses of the register."""

from django.urls import path

from lalanh.web.directives import (
    views,
    views_book_sheets,
    views_books,
    views_catalogue,
    views_copies,
    views_receive,
    views_relations,
    views_review,
    views_sheet,
    views_waiting,
)

urlpatterns = [
    path("van-ban/", views.register, name="documents"),
    path("van-ban/bang-tinh/", views_sheet.register_sheet, name="register-sheet"),
    path("van-ban/so-den/", views_books.incoming, name="incoming"),
    path("van-ban/so-den/bang-tinh/", views_book_sheets.incoming_sheet, name="incoming-sheet"),
    path("van-ban/so-di/", views_books.outgoing, name="outgoing"),
    path("van-ban/so-di/bang-tinh/", views_book_sheets.outgoing_sheet, name="outgoing-sheet"),
    path("van-ban/chua-nhan/", views_waiting.unopened, name="unopened-documents"),
    path("van-ban/nap/", views_receive.receive, name="receive"),
    path("van-ban/ghi-so/", views_receive.write_down, name="write-down"),
    path("van-ban/tep/<int:reading_id>/", views_receive.reading, name="reading"),
    path("van-ban/tep/<int:reading_id>/goc/", views_receive.original, name="reading-original"),
    path(
        "van-ban/tep/<int:reading_id>/trang/<int:number>/",
        views_receive.scanned_page,
        name="reading-page",
    ),
    path("van-ban/ten-goi/", views_catalogue.same_names, name="same-names"),
    path(
        "van-ban/ten-goi/<int:name_id>/bo/", views_catalogue.drop_same_name, name="drop-same-name"
    ),
    path("van-ban/loai/", views_catalogue.document_types, name="document-types"),
    path("van-ban/loai/<int:type_id>/", views_catalogue.document_type, name="document-type"),
    path("van-ban/<int:document_id>/noi-nhan/", views_copies.held, name="copies"),
    path(
        "van-ban/<int:document_id>/noi-nhan/bang-tinh/",
        views_copies.held_sheet,
        name="copies-sheet",
    ),
    path("van-ban/<int:document_id>/kem-theo/", views_relations.attach, name="attach"),
    path(
        "van-ban/<int:document_id>/kem-theo/chon/",
        views_relations.attach_chosen,
        name="attach-chosen",
    ),
    path(
        "van-ban/kem-theo/<int:attachment_id>/", views_relations.attached_file, name="attached-file"
    ),
    path("van-ban/kem-theo/<int:attachment_id>/bo/", views_relations.detach, name="detach"),
    path("van-ban/<int:document_id>/can-cu/", views_relations.new_citation, name="new-citation"),
    path("van-ban/can-cu/<int:citation_id>/", views_relations.citation, name="citation"),
    path(
        "van-ban/can-cu/<int:citation_id>/bo/", views_relations.drop_citation, name="drop-citation"
    ),
    path("van-ban/<int:document_id>/ap-dung/", views_relations.forces, name="forces"),
    path("van-ban/ap-dung/<int:force_id>/dung/", views_relations.end_force, name="end-force"),
    path("van-ban/ap-dung/<int:force_id>/bo/", views_relations.drop_force, name="drop-force"),
    path("van-ban/<int:document_id>/dinh-chinh/", views_catalogue.correct, name="correct"),
    path(
        "van-ban/dinh-chinh/<int:correction_id>/bo/",
        views_catalogue.drop_correction,
        name="drop-correction",
    ),
    path("van-ban/<int:document_id>/", views.document, name="document"),
    path("van-ban/<int:document_id>/giao/", views.hand_out, name="hand-out"),
    path("van-ban/<int:document_id>/da-nhan/", views.open_copy, name="open-copy"),
    path("van-ban/<int:document_id>/quan-triet/", views.spread, name="spread"),
    path("van-ban/<int:document_id>/so-den/", views_books.entry, name="entry"),
    path("van-ban/<int:document_id>/dau-den/", views.stamp, name="stamp"),
    path("van-ban/<int:document_id>/go/", views.take_back, name="take-back"),
    path("van-ban/<int:document_id>/kiem-tra/", views_review.review, name="review"),
    path("van-ban/<int:document_id>/xac-nhan/", views_review.confirm, name="confirm"),
    path("van-ban/<int:document_id>/them-muc/", views_review.new_clause, name="new-clause"),
    path("van-ban/muc/<int:clause_id>/", views_review.clause, name="clause"),
    path("van-ban/muc/<int:clause_id>/theo-doi/", views_review.follow, name="follow-clause"),
    path("van-ban/muc/<int:clause_id>/bo/", views_review.drop, name="drop-clause"),
    path("van-ban/muc/<int:clause_id>/co-quan/", views_review.new_name, name="new-name"),
    path("van-ban/ten/<int:assignee_id>/", views_review.name, name="name"),
    path("van-ban/ten/<int:assignee_id>/bo/", views_review.drop_name, name="drop-name"),
    path("van-ban/noi-nhan/<int:recipient_id>/", views_review.recipient, name="recipient"),
]
