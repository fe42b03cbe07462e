"""What localities keep ready, as workbooks."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body
from lalanh.tasks.models import ContingencyPlan
from lalanh.tasks.queries import readiness
from lalanh.web.workbook import Cell, Column, Sheet, workbook


def contingency_plans(*, body: Body, hazard: str, at: datetime) -> bytes:
    """The plans in force in the branch, of one kind or all, and localities without one."""
    label = ContingencyPlan.Hazard(hazard or ContingencyPlan.Hazard.FLOOD).label
    columns = [
        Column("Cơ quan", 36), Column("Loại tình huống", 20), Column("Lần", 8),
        Column("Ngày phê duyệt", 14), Column("Cơ quan phê duyệt", 30), Column("Số văn bản", 18),
        Column("Chỉ huy", 30), Column("Lực lượng", 30), Column("Phương tiện", 30),
        Column("Hậu cần", 30),
    ]  # fmt: skip
    rows: Iterator[Sequence[Cell]] = (
        [
            row.body.name, row.get_hazard_display(), row.version, row.dated_on,
            row.approved_by.name, row.document_number, row.command, row.forces, row.means,
            row.supplies,
        ]
        for row in readiness.contingency_plans(body=body, hazard=hazard)
    )  # fmt: skip
    lacking: Iterator[Sequence[Cell]] = (
        [one.district, locality.name]
        for one in readiness.missing(body=body, hazard=hazard or ContingencyPlan.Hazard.FLOOD)
        for locality in one.bodies
    )
    places = [Column("Địa bàn", 26), Column("Cơ quan", 40)]
    notes = [_made(body, at)]
    title = f"Phương án 4 tại chỗ: {label if hazard else 'mọi tình huống'}"
    without = f"Địa phương chưa có phương án: {label}"
    return workbook(
        [
            Sheet("Phương án", title, columns, rows, notes),
            Sheet("Chưa có", without, places, lacking, notes),
        ]
    )


def solutions(*, body: Body, at: datetime) -> bytes:
    """The digital solutions of the branch."""
    columns = [
        Column("Tên giải pháp", 30), Column("Cơ quan", 36), Column("Mục đích", 40),
        Column("Đối tượng sử dụng", 26), Column("Dùng từ", 12), Column("Thôi dùng từ", 12),
        Column("Địa chỉ", 30),
    ]  # fmt: skip
    rows: Iterator[Sequence[Cell]] = (
        [
            row.name, row.body.name, row.purpose, row.users, row.since_on, row.until_on,
            row.address,
        ]
        for row in readiness.solutions(body=body)
    )  # fmt: skip
    title = "Giải pháp số đang dùng"
    return workbook([Sheet("Giải pháp số", title, columns, rows, [_made(body, at)])])


def _made(body: Body, at: datetime) -> str:
    return f"{body.name}, {local_date(at):%d/%m/%Y}"
