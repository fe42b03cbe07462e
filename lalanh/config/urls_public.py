"""Addresses of the public site."""

from django.urls import include, path

urlpatterns = [path("", include("lalanh.portal.urls"))]
handler404 = "lalanh.portal.pages.not_found"
handler500 = "lalanh.portal.pages.failed"
