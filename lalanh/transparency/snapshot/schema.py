"""The tables of a snapshot, format 1."""

from lalanh.transparency.snapshot.rows import OPTIONAL_FIELDS

#: Written into the header: "LaLa" says what the file is, the format which tables it has. The format
#: also stands for the words: whoever changes `kernel.text.fold` or `words` raises it.
APPLICATION_ID = 0x4C614C61
FORMAT = 1

PAGE_BYTES = 4096
#: Subtrees of fewer leaves than 2**8 are not stored: hashing 256 rows again takes a millisecond.
LOWEST_STORED_LEVEL = 8

#: Columns of `row` after ``leaf``, ``json``, ``kind``, ``on_date``: copies of the JSON, the words.
COPIED_FIELDS = tuple(name for name in OPTIONAL_FIELDS if name != "sealed")
OPENING_COLUMNS = ("nonce", "donor_shown", "text_masked", "own_gift_keys")

#: What `total` groups by; a row that does not say it counts under the empty text.
TOTAL_COLUMNS = (
    *("fund", "on_date", "kind", "flow", "drive", "programme", "purpose", "source", "place"),
    "commodity",
)

#: One index in order of date, one in order of amount: the newest or largest hits come first, and
#: the search stops once it has them.
ORDERS = ("date", "amount")

# `row.leaf` is the row's number in the log; `rank` its place in one order. `node` holds the full
# subtrees of the log from 2**8 leaves up.
TABLES = """
CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE row (
  leaf INTEGER PRIMARY KEY, json TEXT NOT NULL,
  kind TEXT NOT NULL, on_date TEXT NOT NULL,
  flow TEXT, commodity TEXT, fund TEXT, drive TEXT, programme TEXT, purpose TEXT, source TEXT,
  place TEXT, receipt_no TEXT, decision TEXT, statement TEXT, reason TEXT,
  amount_vnd INTEGER, quantity INTEGER, persons INTEGER, statement_row INTEGER, corrects INTEGER,
  nonce TEXT, donor_shown TEXT, text_masked TEXT, own_gift_keys TEXT
) STRICT;
CREATE TABLE node (
  level INTEGER NOT NULL, position INTEGER NOT NULL, hash BLOB NOT NULL,
  PRIMARY KEY (level, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE by_date (rank INTEGER PRIMARY KEY, leaf INTEGER NOT NULL) STRICT;
CREATE TABLE by_amount (rank INTEGER PRIMARY KEY, leaf INTEGER NOT NULL) STRICT;
CREATE TABLE first_by_date (value TEXT NOT NULL PRIMARY KEY, rank INTEGER NOT NULL)
  STRICT, WITHOUT ROWID;
CREATE TABLE first_by_amount (value INTEGER PRIMARY KEY, rank INTEGER NOT NULL) STRICT;
CREATE TABLE total (
  fund TEXT NOT NULL, on_date TEXT NOT NULL, kind TEXT NOT NULL, flow TEXT NOT NULL,
  drive TEXT NOT NULL, programme TEXT NOT NULL, purpose TEXT NOT NULL, source TEXT NOT NULL,
  place TEXT NOT NULL, commodity TEXT NOT NULL,
  rows INTEGER NOT NULL, amount_vnd INTEGER NOT NULL, quantity INTEGER NOT NULL,
  PRIMARY KEY (
    fund, on_date, kind, flow, drive, programme, purpose, source, place, commodity
  )
) STRICT, WITHOUT ROWID;
CREATE TABLE word (term TEXT NOT NULL PRIMARY KEY, rows INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE pair (term TEXT NOT NULL PRIMARY KEY, rows INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE own_gift (key TEXT NOT NULL, leaf INTEGER NOT NULL, PRIMARY KEY (key, leaf))
  STRICT, WITHOUT ROWID;
CREATE INDEX row_corrects ON row (corrects, leaf) WHERE corrects IS NOT NULL;
CREATE INDEX row_receipt_no ON row (receipt_no, leaf) WHERE receipt_no IS NOT NULL;
CREATE INDEX row_publication ON row (leaf) WHERE kind = 'publication';
CREATE VIRTUAL TABLE search_date USING fts5(
  terms, content='', detail=none, columnsize=0, tokenize="ascii tokenchars '_='"
);
CREATE VIRTUAL TABLE search_amount USING fts5(
  terms, content='', detail=none, columnsize=0, tokenize="ascii tokenchars '_='"
);
"""
