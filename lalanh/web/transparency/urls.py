"""Addresses of the pages of publications."""

from django.urls import path

from lalanh.web.transparency import letters, views

urlpatterns = [
    path("cong-bo/", views.publications, name="publications"),
    path("cong-bo/soan/", views.prepare, name="publication-prepare"),
    path("cong-bo/thoi-neu-ten/", views.withhold, name="publication-withhold"),
    path("cong-bo/<int:publication_id>/", views.publication, name="publication"),
    path("cong-bo/<int:publication_id>/duyet/", views.approve, name="publication-approve"),
    path("cong-bo/<int:publication_id>/bo/", views.discard, name="publication-discard"),
    path("cong-bo/thu/", letters.index, name="public-letters"),
    path("cong-bo/thu/<int:letter_id>/", letters.show, name="public-letter"),
    path(
        "cong-bo/thu/<int:letter_id>/thoi-neu-ten/",
        letters.honour,
        name="public-letter-honour",
    ),
    path("cong-bo/thu/<int:letter_id>/tra-loi/", letters.answer, name="public-letter-answer"),
    path("cong-bo/thu/<int:letter_id>/bo/", letters.drop, name="public-letter-drop"),
]
