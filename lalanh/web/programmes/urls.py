"""Addresses of programmes."""

from django.urls import path

from lalanh.web.programmes import views

urlpatterns = [
    path("chuong-trinh/", views.programme_list, name="programmes"),
    path("chuong-trinh/<int:programme_id>/", views.programme, name="programme"),
    path(
        "chuong-trinh/<int:programme_id>/tong-ket/", views.close_programme, name="close-programme"
    ),
    path("chuong-trinh/mo/<int:document_id>/", views.open_programme, name="open-programme"),
]
