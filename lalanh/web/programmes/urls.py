"""Addresses of programmes."""

from django.urls import path

from lalanh.web.programmes import views, views_guidance, views_settings, views_sheet

urlpatterns = [
    path("chuong-trinh/", views.programme_list, name="programmes"),
    path("chuong-trinh/<int:programme_id>/", views.programme, name="programme"),
    path(
        "chuong-trinh/<int:programme_id>/nhiem-vu/", views.programme_tasks, name="programme-tasks"
    ),
    path(
        "chuong-trinh/<int:programme_id>/thiet-lap/",
        views_settings.settings_page,
        name="plan-settings",
    ),
    path(
        "chuong-trinh/<int:programme_id>/thiet-lap/<slug:form>/",
        views_settings.change_setting,
        name="change-setting",
    ),
    path(
        "chuong-trinh/<int:programme_id>/bang-tinh/",
        views_sheet.ask_for_sheet,
        name="ask-plan-sheet",
    ),
    path("chuong-trinh/bang-tinh/<int:job_id>/", views_sheet.sheet, name="plan-sheet"),
    path("chuong-trinh/<int:programme_id>/huong-dan/", views_guidance.guidances, name="guidances"),
    path(
        "chuong-trinh/<int:programme_id>/huong-dan/them/",
        views_guidance.new_guidance,
        name="new-guidance",
    ),
    path("chuong-trinh/huong-dan/<int:guidance_id>/", views_guidance.guidance, name="guidance"),
    path(
        "chuong-trinh/huong-dan/<int:guidance_id>/sua/",
        views_guidance.change_guidance,
        name="change-guidance",
    ),
    path(
        "chuong-trinh/huong-dan/<int:guidance_id>/phat-hanh/",
        views_guidance.choose_version,
        name="choose-version",
    ),
    path(
        "chuong-trinh/huong-dan/<int:guidance_id>/phat-hanh/chon/",
        views_guidance.publish,
        name="publish-guidance",
    ),
    path("chuong-trinh/mo/<int:document_id>/", views.open_programme, name="open-programme"),
]
