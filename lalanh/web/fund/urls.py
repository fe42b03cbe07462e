"""Addresses of the pages of the fund."""

from django.urls import path

from lalanh.web.fund import book, donations, funds, review, statements

urlpatterns = [
    path("quy/", funds.index, name="fund-index"),
    path("quy/moi/", funds.found, name="fund-new"),
    path("quy/<int:fund_id>/", funds.show, name="fund"),
    path("quy/<int:fund_id>/muc-dich/", funds.allow_purpose, name="fund-purpose"),
    path("quy/<int:fund_id>/tai-khoan/", funds.open_account, name="fund-account"),
    path("quy/<int:fund_id>/van-dong/", funds.plan_drive, name="fund-drive-new"),
    path("quy/van-dong/<int:drive_id>/", funds.drive, name="fund-drive"),
    path("quy/van-dong/<int:drive_id>/buoc/", funds.move_drive, name="fund-drive-move"),
    path("quy/<int:fund_id>/so/", book.index, name="fund-book"),
    path("quy/<int:fund_id>/so/tai-ve/", book.export, name="fund-book-export"),
    path("quy/<int:fund_id>/so-du-dau/", book.opening, name="fund-opening"),
    path("quy/<int:fund_id>/chi/", book.payment, name="fund-payment"),
    path("quy/but-toan/<int:entry_id>/", book.entry, name="fund-entry"),
    path("quy/but-toan/<int:entry_id>/dao/", book.reverse_entry, name="fund-reverse"),
    path("quy/sao-ke/", statements.upload, name="fund-upload"),
    path("quy/<int:fund_id>/sao-ke/", statements.index, name="fund-statements"),
    path("quy/sao-ke/<int:statement_id>/", statements.show, name="fund-statement"),
    path("quy/sao-ke/<int:statement_id>/tep/", statements.original, name="fund-statement-file"),
    path("quy/sao-ke/<int:statement_id>/ghi-so/", statements.post, name="fund-statement-book"),
    path("quy/sao-ke/<int:statement_id>/soat/", statements.vouch, name="fund-statement-vouch"),
    path("quy/sao-ke/<int:statement_id>/dong/", review.index, name="fund-review"),
    path("quy/dong/<int:line_id>/loai/", review.judge, name="fund-line-judge"),
    path("quy/dong/<int:line_id>/", review.line, name="fund-line"),
    path("quy/dong/<int:line_id>/chi/", review.pay, name="fund-line-pay"),
    path("quy/ung-ho/", donations.index, name="fund-donations"),
    path("quy/ung-ho/<int:donation_id>/", donations.show, name="fund-donation"),
    path("quy/ung-ho/<int:donation_id>/phieu/", donations.receipt, name="fund-receipt"),
    path("quy/ung-ho/<int:donation_id>/thu/", donations.letter, name="fund-letter"),
    path(
        "quy/ung-ho/<int:donation_id>/da-gui-thu/", donations.letter_sent, name="fund-letter-sent"
    ),
    path("quy/ung-ho/<int:donation_id>/neu-ten/", donations.wish, name="fund-wish"),
    path("quy/<int:fund_id>/phieu-thu/", donations.cash, name="fund-cash"),
]
