"""Tables of funds, drives, the book, bank statements and donations."""

from lalanh.fund.models.bank import BankAccount, LineReview, Statement, StatementLine
from lalanh.fund.models.book import Account, Entry, Posting
from lalanh.fund.models.donation import Donation, ReceiptSeries, ThankYou
from lalanh.fund.models.fund import Drive, Fund, FundPurpose

__all__ = [
    "Account",
    "BankAccount",
    "Donation",
    "Drive",
    "Entry",
    "Fund",
    "FundPurpose",
    "LineReview",
    "Posting",
    "ReceiptSeries",
    "Statement",
    "StatementLine",
    "ThankYou",
]
