"""Addresses of the shell."""

from django.urls import path

from lalanh.web.shell import gallery, views

urlpatterns = [
    path("", views.home, name="home"),
    path("ghe/", views.sit, name="sit"),
    path("thong-bao/", views.notices, name="notices"),
    path("thong-bao/doc-het/", views.read_all_notices, name="read-all-notices"),
    path("thong-bao/<int:notice_id>/", views.read_notice, name="read-notice"),
    path("viec/", views.jobs, name="jobs"),
    path("viec/<int:job_id>/", views.job, name="job"),
    path("viec/<int:job_id>/dung/", views.stop_job, name="stop-job"),
    path("nhat-ky/", views.audit, name="audit"),
    path("kho-giao-dien/", gallery.gallery, name="gallery"),
]
