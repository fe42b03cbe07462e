"""Addresses of events, of what changes a task as a whole, of fitted parts and lower plans."""

from django.urls import path

from lalanh.web.tasks import views_change, views_dividing, views_event, views_field, views_fitting

urlpatterns = [
    path("su-kien/", views_event.event_list, name="events"),
    path("su-kien/them/", views_event.new_event, name="new-event"),
    path("su-kien/<int:event_id>/", views_event.event, name="event"),
    path("su-kien/<int:event_id>/sua/", views_event.correct_event, name="correct-event"),
    path("su-kien/<int:event_id>/doi/", views_event.move_event, name="move-event"),
    path("su-kien/<int:event_id>/huy/", views_event.cancel_event, name="cancel-event"),
    path("su-kien/<int:event_id>/chot/", views_event.fix_event, name="fix-event"),
    path("su-kien/<int:event_id>/diem-cau/", views_event.add_sites, name="add-sites"),
    path("su-kien/diem-cau/<int:site_id>/so-nguoi/", views_event.attendance, name="attendance"),
    path("su-kien/diem-cau/<int:site_id>/bo/", views_event.drop_site, name="drop-site"),
    path("van-ban/muc/<int:clause_id>/tach/", views_dividing.divide, name="divide-clause"),
    path("van-ban/muc/<int:clause_id>/gop/", views_dividing.unite, name="unite-clauses"),
    path("nhiem-vu/linh-vuc/", views_field.field, name="field"),
    path("nhiem-vu/<int:task_id>/sua/", views_change.change, name="change-task"),
    path("nhiem-vu/<int:task_id>/theo-su-kien/", views_change.tie, name="tie-deadline"),
    path(
        "nhiem-vu/phan/<int:part_id>/trach-nhiem/",
        views_change.responsibility,
        name="responsibility",
    ),
    path("nhiem-vu/phan/<int:part_id>/dieu-chinh/", views_fitting.adapt, name="adapt"),
    path("nhiem-vu/phan/<int:part_id>/ke-hoach/", views_fitting.submit_plan, name="submit-plan"),
    path(
        "nhiem-vu/dieu-chinh/<int:adaptation_id>/ghi-nhan/",
        views_fitting.note_adaptation,
        name="note-adaptation",
    ),
    path(
        "chuong-trinh/<int:programme_id>/ke-hoach-duoi/",
        views_fitting.lower_plans_of,
        name="lower-plans",
    ),
]
