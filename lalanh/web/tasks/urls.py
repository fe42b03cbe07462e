"""Addresses of tasks."""

from django.urls import path

from lalanh.web.tasks import (
    views,
    views_calendar,
    views_judging,
    views_letters,
    views_reminders,
    views_sheets,
    views_task,
)

urlpatterns = [
    path("don-doc/", views_reminders.sent, name="reminders"),
    path("don-doc/nhan-duoc/", views_reminders.received, name="reminders-received"),
    path("don-doc/da-xem/", views_reminders.opened, name="open-reminders"),
    path("don-doc/gui/", views_reminders.remind, name="remind"),
    path("chuong-trinh/<int:programme_id>/nhac-viec/", views_reminders.rule, name="reminder-rule"),
    path("don-doc/cong-van/", views_letters.choose, name="letters"),
    path("don-doc/cong-van/<int:job_id>/", views_letters.printed, name="printed-letters"),
    path("lich/", views_calendar.show, name="calendar"),
    path("lich/dia-chi/", views_calendar.address, name="calendar-address"),
    path("lich/dia-chi/thu-hoi/", views_calendar.revoke, name="revoke-calendar"),
    path("lich/<str:secret>.ics", views_calendar.show_feed, name="feed"),
    path("nhiem-vu/duyet/", views_judging.reports, name="reports-to-judge"),
    path("nhiem-vu/bang-tinh/", views_sheets.index, name="sheets"),
    path("nhiem-vu/bang-tinh/tai/<str:form>/", views_sheets.download, name="download-sheet"),
    path("nhiem-vu/bang-tinh/tien-do/", views_sheets.send_progress, name="send-progress"),
    path("nhiem-vu/bang-tinh/ke-hoach/", views_sheets.send_plan, name="send-plan"),
    path("nhiem-vu/bang-tinh/<int:sheet_id>/", views_sheets.show, name="sheet"),
    path("nhiem-vu/bang-tinh/<int:sheet_id>/ghi/", views_sheets.take, name="take-sheet"),
    path("nhiem-vu/bang-tinh/<int:sheet_id>/bo/", views_sheets.drop, name="drop-sheet"),
    path("nhiem-vu/", views.desk, name="tasks"),
    path("nhiem-vu/da-giao/", views.given, name="given"),
    path("nhiem-vu/giao/", views.give, name="give-task"),
    path("nhiem-vu/<int:task_id>/", views_task.task, name="task"),
    path("nhiem-vu/<int:task_id>/giao-them/", views_task.add_part, name="add-part"),
    path("nhiem-vu/<int:task_id>/ket-thuc/", views_task.close, name="close-task"),
    path("nhiem-vu/<int:task_id>/rut/", views_task.withdraw, name="withdraw-task"),
    path("nhiem-vu/phan/<int:part_id>/tra-loi/", views_task.answer, name="answer"),
    path("nhiem-vu/phan/<int:part_id>/bao-cao/", views_task.report, name="report"),
    path("nhiem-vu/phan/<int:part_id>/giao-tiep/", views_task.cascade, name="cascade"),
    path("nhiem-vu/phan/<int:part_id>/mien/", views_task.except_part, name="except-part"),
    path("nhiem-vu/phan/<int:part_id>/giao-lai/", views_task.renew_part, name="renew-part"),
    path("nhiem-vu/bao-cao/<int:report_id>/duyet/", views_task.judge, name="judge"),
    path("nhiem-vu/minh-chung/<int:evidence_id>/", views_task.evidence, name="evidence"),
]
