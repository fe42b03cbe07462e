"""Addresses of the staff site."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

# Operators sign in as everybody does, with the same limits and the same second step.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("tai-khoan/", include("lalanh.web.account.urls")),
    path("van-hanh/", admin.site.urls),
    path("", include("lalanh.web.urls")),
]
