"""Addresses of a body's tasks and of bodies that are late."""

from django.urls import path

from lalanh.web.tasks import views_body, views_late

urlpatterns = [
    path("nhiem-vu/qua-han/", views_late.late, name="late"),
    path("nhiem-vu/co-quan/<int:body_id>/", views_body.body, name="tasks-of-body"),
]
