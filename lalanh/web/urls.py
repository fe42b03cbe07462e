"""Addresses of the staff pages, one file per module."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "web"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("lalanh.web.shell.urls")),
    path("to-chuc/", include("lalanh.web.organisations.urls")),
    path("", include("lalanh.web.writing.urls")),
    path("", include("lalanh.web.directives.urls")),
    path("", include("lalanh.web.tasks.urls")),
    path("", include("lalanh.web.tasks.urls_event")),
    path("", include("lalanh.web.tasks.urls_body")),
    path("", include("lalanh.web.programmes.urls")),
    path("", include("lalanh.web.flows.urls")),
    path("", include("lalanh.web.flows.urls_more")),
    path("", include("lalanh.web.transparency.urls")),
    path("", include("lalanh.web.fund.urls")),
]
