"""Addresses of what flows through a plan."""

from django.urls import path

from lalanh.web.flows import views_matters, views_obstacles, views_reports

_PLAN = "chuong-trinh/<int:programme_id>/"
_ONE = "vuong-mac/<int:obstacle_id>/"
_PERIOD = f"{_PLAN}bao-cao/<str:period>/"
_REPORT = "bao-cao-ky/<int:plan_report_id>/"
_MATTER = "vuong-mac/noi-dung/<int:matter_id>/"

urlpatterns = [
    path("vuong-mac/", views_obstacles.obstacle_list, name="obstacles"),
    path(f"{_PLAN}vuong-mac/", views_obstacles.of_plan, name="plan-obstacles"),
    path(f"{_PLAN}vuong-mac/neu/", views_obstacles.raise_obstacle, name="raise-obstacle"),
    path(f"{_PLAN}vuong-mac/tong-hop/", views_matters.bundle, name="bundle-obstacles"),
    path(_ONE, views_obstacles.obstacle, name="obstacle"),
    path(f"{_ONE}gui-lai/", views_obstacles.raise_again, name="raise-again"),
    path(f"{_ONE}rut/", views_obstacles.take_back, name="take-back-obstacle"),
    path(f"{_ONE}xong/", views_obstacles.close, name="close-obstacle"),
    path(f"{_ONE}tra-lai/", views_matters.send_back_obstacle, name="send-back-obstacle"),
    path(f"{_ONE}dua-ra/", views_matters.drop, name="drop-from-matter"),
    path(
        "vuong-mac/tep/<int:obstacle_file_id>/", views_obstacles.obstacle_file, name="obstacle-file"
    ),
    path(_MATTER, views_matters.matter, name="matter"),
    path(f"{_MATTER}sua/", views_matters.correct, name="correct-matter"),
    path(f"{_MATTER}trinh/", views_matters.put, name="put-matter"),
    path(f"{_MATTER}bo/", views_matters.dissolve, name="dissolve-matter"),
    path(f"{_MATTER}tra-lai/", views_matters.send_back_matter, name="send-back-matter"),
    path(f"{_MATTER}quyet-dinh/", views_matters.decide, name="decide-matter"),
    path(f"{_PLAN}bao-cao/", views_reports.plan_reports, name="plan-reports"),
    path(_PERIOD, views_reports.period, name="period"),
    path(f"{_PERIOD}nhac/", views_reports.urge, name="urge-reports"),
    path(f"{_PERIOD}soan/", views_reports.write, name="write-report"),
    path(f"{_PERIOD}tong-hop/", views_reports.consolidate, name="consolidate-report"),
    path(_REPORT, views_reports.report, name="plan-report"),
    path(f"{_REPORT}gui/", views_reports.send, name="send-report"),
    path(f"{_REPORT}soan-van-ban/", views_reports.as_paper, name="report-as-paper"),
    path(f"{_REPORT}tra-lai/", views_reports.send_back, name="return-report"),
]
