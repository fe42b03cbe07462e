"""Addresses of the public pages."""

from django.urls import path

from lalanh.portal import (
    downloads,
    feeds,
    pages,
    pages_funds,
    pages_letters,
    pages_publications,
    pages_search,
)

app_name = "portal"
urlpatterns = [
    path("", pages.home, name="home"),
    path("tra-cuu/", pages_search.search, name="search"),
    path("dong/<int:number>/", pages.row, name="row"),
    path("dong/<int:number>/bang-chung.json", feeds.proof, name="proof"),
    path("phieu-thu/", pages_search.receipt, name="receipt"),
    path("khoan-cua-toi/", pages_search.own_gift, name="own-gift"),
    path("quy/<str:code>/", pages_funds.fund, name="fund"),
    path("cuoc-van-dong/<str:code>/", pages_funds.drive, name="drive"),
    path("cong-bo/", pages_publications.publications, name="publications"),
    path("cong-bo/atom.xml", feeds.atom, name="atom"),
    path("cong-bo/<int:size>/lien-mach.json", feeds.consistency, name="consistency"),
    path("kiem-chung/", pages.verify, name="verify"),
    path("du-lieu-mo/", pages.open_data, name="open-data"),
    path("du-lieu/so-cong-khai.csv", downloads.csv, name="csv"),
    path("du-lieu/so-cong-khai.jsonl", downloads.json_lines, name="json-lines"),
    path("du-lieu/tong-hop.json", feeds.sums, name="sums"),
    path("tep/<str:name>.sha256", downloads.checksum, name="checksum"),
    path("tep/<str:name>", downloads.snapshot, name="file"),
    path("gop-y/", pages_letters.write, name="letter"),
    path("gop-y/da-gui/", pages_letters.sent, name="letter-sent"),
    path("robots.txt", feeds.robots, name="robots"),
]
