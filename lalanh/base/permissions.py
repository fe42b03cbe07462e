"""Every permission there is, and the roles that hold them. Code asks for a permission only."""

from enum import StrEnum


class Permission(StrEnum):
    """One thing a person may do in the body of the seat."""

    SEE_ORGANISATIONS = "see_organisations"
    KEEP_ORGANISATIONS = "keep_organisations"
    SEE_DOCUMENTS = "see_documents"
    REGISTER_DOCUMENT = "register_document"
    CONFIRM_DOCUMENT = "confirm_document"
    DRAFT_PAPER = "draft_paper"
    CHECK_PAPER = "check_paper"
    SIGN_PAPER = "sign_paper"
    ISSUE_PAPER = "issue_paper"
    SEE_TASKS = "see_tasks"
    REPORT_TASK = "report_task"
    ACCEPT_REPORT = "accept_report"
    REMIND = "remind"
    KEEP_PROGRAMMES = "keep_programmes"
    SEE_FUND = "see_fund"
    KEEP_FUND = "keep_fund"
    IMPORT_STATEMENT = "import_statement"
    REVIEW_LINES = "review_lines"
    RECORD_DONATION = "record_donation"
    SEE_PUBLICATIONS = "see_publications"
    PREPARE_PUBLICATION = "prepare_publication"
    PUBLISH = "publish"
    SEE_AUDIT = "see_audit"


class Role(StrEnum):
    """What a seat is for; the Vietnamese label stands in ROLE_NAMES."""

    LOOKER = "looker"
    OFFICER = "officer"
    CLERK = "clerk"
    LEADER = "leader"
    ACCOUNTANT = "accountant"
    PUBLISHER = "publisher"
    KEEPER = "keeper"


ROLE_NAMES: dict[Role, str] = {
    Role.LOOKER: "Người xem",
    Role.OFFICER: "Chuyên viên",
    Role.CLERK: "Văn thư",
    Role.LEADER: "Lãnh đạo",
    Role.ACCOUNTANT: "Kế toán quỹ",
    Role.PUBLISHER: "Người công bố",
    Role.KEEPER: "Quản trị danh mục",
}

_LOOK = frozenset(
    {
        Permission.SEE_ORGANISATIONS,
        Permission.SEE_DOCUMENTS,
        Permission.SEE_TASKS,
        Permission.SEE_FUND,
        Permission.SEE_PUBLICATIONS,
    }
)

# Who writes, who checks, who signs and who gives the number: on one paper never the same person.
_WRITE = frozenset({Permission.DRAFT_PAPER, Permission.CHECK_PAPER})

ROLES: dict[Role, frozenset[Permission]] = {
    Role.LOOKER: _LOOK,
    Role.OFFICER: _LOOK
    | _WRITE
    | {Permission.REPORT_TASK, Permission.REGISTER_DOCUMENT, Permission.REMIND},
    Role.CLERK: _LOOK
    | _WRITE
    | {
        Permission.REGISTER_DOCUMENT,
        Permission.CONFIRM_DOCUMENT,
        Permission.ISSUE_PAPER,
    },
    Role.LEADER: _LOOK
    | _WRITE
    | {
        Permission.SIGN_PAPER,
        Permission.REGISTER_DOCUMENT,
        Permission.CONFIRM_DOCUMENT,
        Permission.REPORT_TASK,
        Permission.ACCEPT_REPORT,
        Permission.REMIND,
        Permission.KEEP_PROGRAMMES,
        Permission.SEE_AUDIT,
    },
    Role.ACCOUNTANT: _LOOK
    | {
        Permission.KEEP_FUND,
        Permission.IMPORT_STATEMENT,
        Permission.REVIEW_LINES,
        Permission.RECORD_DONATION,
        Permission.PREPARE_PUBLICATION,
    },
    Role.PUBLISHER: _LOOK | {Permission.PUBLISH},
    Role.KEEPER: _LOOK
    | {Permission.KEEP_ORGANISATIONS, Permission.KEEP_PROGRAMMES, Permission.SEE_AUDIT},
}
