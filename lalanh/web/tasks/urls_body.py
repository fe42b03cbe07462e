"""Addresses of a body's tasks."""

from django.urls import path

from lalanh.web.tasks import views_body

urlpatterns = [
    path("nhiem-vu/co-quan/<int:body_id>/", views_body.body, name="tasks-of-body"),
]
