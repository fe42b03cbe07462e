"""Tables of funds, drives, the book, bank statements, donations and letters from the public."""

from lalanh.fund.models.bank import BankAccount, LineReview, Statement, StatementLine
from lalanh.fund.models.book import Account, Entry, Posting
from lalanh.fund.models.donation import Donation, ReceiptSeries, ThankYou
from lalanh.fund.models.fund import Drive, Fund, FundPurpose
from lalanh.fund.models.letter import PublicLetter

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
    "PublicLetter",
    "ReceiptSeries",
    "Statement",
    "StatementLine",
    "ThankYou",
]
