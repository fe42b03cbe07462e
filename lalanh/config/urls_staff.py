"""Addresses of the staff site."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("tai-khoan/", include("lalanh.web.account.urls")),
    path("van-hanh/", admin.site.urls),
    path("", include("lalanh.web.urls")),
]
