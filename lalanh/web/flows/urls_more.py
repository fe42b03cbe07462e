"""Addresses of proposals, reviews, contingency plans and digital solutions."""

from django.urls import path

from lalanh.web.flows import views_proposals as proposals
from lalanh.web.flows import views_readiness as readiness
from lalanh.web.flows import views_reviews as reviews

_PLAN = "chuong-trinh/<int:programme_id>/"
_ONE = "de-xuat/<int:proposal_id>/"
_REVIEW = "so-ket/<int:review_id>/"
_READY = "phuong-an-4-tai-cho/"
_SOLUTION = "giai-phap-so/"

urlpatterns = [
    path("de-xuat/", proposals.proposal_list, name="proposals"),
    path("de-xuat/soan/", proposals.write, name="write-proposal"),
    path(f"{_PLAN}de-xuat/", proposals.of_plan, name="plan-proposals"),
    path(f"{_PLAN}de-xuat/soan/", proposals.write_in_plan, name="write-plan-proposal"),
    path(_ONE, proposals.proposal, name="proposal"),
    path(f"{_ONE}sua/", proposals.correct, name="correct-proposal"),
    path(f"{_ONE}gui/", proposals.submit, name="submit-proposal"),
    path(f"{_ONE}xem-xet/", proposals.consider, name="consider-proposal"),
    path(f"{_ONE}chuyen-len/", proposals.pass_up, name="pass-up-proposal"),
    path(f"{_ONE}chap-nhan/", proposals.accept, name="accept-proposal"),
    path(f"{_ONE}khong-chap-nhan/", proposals.reject, name="reject-proposal"),
    path(f"{_PLAN}so-ket/", reviews.plan_reviews, name="plan-reviews"),
    path(f"{_PLAN}so-ket/lap/", reviews.write, name="write-review"),
    path(f"{_PLAN}kip-thoi/", reviews.timeliness, name="plan-timeliness"),
    path(f"{_PLAN}tong-ket/", reviews.conclude, name="close-programme"),
    path(_REVIEW, reviews.review, name="plan-review"),
    path(f"{_REVIEW}sua/", reviews.correct, name="correct-review"),
    path(f"{_REVIEW}ban-hanh/", reviews.issue, name="issue-review"),
    path(_READY, readiness.contingency_plans, name="contingency-plans"),
    path(f"{_READY}bang.xlsx", readiness.contingency_sheet, name="contingency-sheet"),
    path(f"{_READY}lap/", readiness.keep_contingency_plan, name="keep-contingency-plan"),
    path(f"{_READY}<int:contingency_id>/", readiness.contingency_plan, name="contingency-plan"),
    path(f"{_READY}<int:contingency_id>/tep/", readiness.contingency_file, name="contingency-file"),
    path(_SOLUTION, readiness.solutions, name="solutions"),
    path(f"{_SOLUTION}bang.xlsx", readiness.solutions_sheet, name="solutions-sheet"),
    path(f"{_SOLUTION}them/", readiness.add_solution, name="add-solution"),
    path(f"{_SOLUTION}<int:solution_id>/", readiness.change_solution, name="change-solution"),
]
