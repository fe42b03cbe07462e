"""
How fast a document is found again in a full register, beside what one would write first.

    python -m bench.search [documents]

Ours: what the page of the register does: the search under row-level security by the index of keys
(without tones, glued, split or misread), the newest first, counted up to its limit, and the fifty
rows of its first page. The peer: `ILIKE` over subject and text of the same rows, under the same
policies, the newest fifty. Both ask as the province, which sees all, and as one commune.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from bench.database import become, database
from bench.figure import Figure

DOCUMENTS = 30_000
COMMUNES = 200
YEARS = 10
ASKED, ASKED_OF_THE_PEER = 200, 5
FIRST_DAY = date(2016, 1, 1)
# Words of such papers, the frequent ones first; names are made of two of SYLLABLES.
WORDS = (
    "việc thực hiện công tác ủy ban nhân dân các và của tỉnh huyện xã về kế hoạch tổ chức "
    "triển khai báo cáo phối hợp chủ trì đề nghị hướng dẫn kiểm tra đôn đốc tổng hợp trước ngày "
    "phòng chống dịch bệnh vận động ủng hộ đồng bào vùng lũ quỹ vì người nghèo xây dựng nông thôn "
    "mới tuyên truyền hội viên đoàn viên thanh niên phụ nữ nông dân cựu chiến binh mặt trận tổ "
    "quốc ban chỉ đạo danh sách hộ thiệt hại nhà ở học sinh trường y tế giáo dục tài chính"
)
SYLLABLES = "an bình châu diên giang hòa khê lâm minh ngọc phú quang sơn thanh trung vân xuân yên"
VOCABULARY, NAMES = WORDS.split(), SYLLABLES.split()
WEIGHTS = [1 / place for place in range(1, len(VOCABULARY) + 1)]
AT_ONCE = 10_000
COLUMNS = {
    "directives_document": (
        "id, owner_id, text, direction, state, number, number_key, type_id, subject, issued_on, "
        "place, issuer_name, issuer_key, parent_body_name, urgency, signer_name, "
        "signer_capacity, withdrawn_reason, confirmed_at, confirmed_by_id"
    ),
    "directives_searchentry": "document_id, day, keys",
}


def _fill(documents: int, *, by: int) -> None:
    """Write the register by COPY, past the triggers, with the keys they and the actions give."""
    from django.db import connection  # noqa: PLC0415  # Django has to be set up before

    from lalanh.organisations.models import Body  # noqa: PLC0415
    from tests import make  # noqa: PLC0415

    at_random = random.Random(33)
    for n in range(COMMUNES):
        make.commune(f"xã Số {n}", of=f"huyện Số {n % 10}")
    owners = list(Body.objects.filter(name__contains="xã Số").values_list("pk", "path"))
    become("lalanh_owner")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE directives_document DISABLE TRIGGER USER")
        cursor.execute("DROP INDEX directives_searchentry_keys")
        for first in range(1, documents + 1, AT_ONCE):
            made = [
                _lines(at_random, pk, *at_random.choice(owners), f"{make.AT}\t{by}")
                for pk in range(first, min(first + AT_ONCE, documents + 1))
            ]
            for place, table in enumerate(COLUMNS):
                with cursor.copy(f"COPY {table} ({COLUMNS[table]}) FROM STDIN") as copy:
                    copy.write("".join(lines[place] for lines in made))
        cursor.execute(
            "CREATE INDEX directives_searchentry_keys ON directives_searchentry USING gin (keys)"
            " WITH (fastupdate = off)"
        )
        cursor.execute("ALTER TABLE directives_document ENABLE TRIGGER USER")
        cursor.execute("VACUUM (ANALYZE) directives_document, directives_searchentry")
    become("lalanh_app")


def _lines(
    at_random: random.Random, pk: int, owner: int, path: str, confirmed: str
) -> tuple[str, str]:
    """Return one document and its entry in the index as lines of COPY."""
    from lalanh.kernel import search_keys  # noqa: PLC0415

    drawn = at_random.choices(VOCABULARY, WEIGHTS, k=72)
    village = f"{at_random.choice(NAMES)} {at_random.choice(NAMES)} {pk % 997}"
    subject, text = " ".join(drawn[:12]), " ".join([*drawn[12:], "thôn", village])
    number, day = f"{pk}/KH-UBND", FIRST_DAY + timedelta(days=at_random.randrange(YEARS * 365))
    keys = search_keys.keys_of(number, subject, text) | {
        "@in", "@confirmed", "@t10", f"@m{day:%m}", *_branches(path),
    }  # fmt: skip
    rest = f"\t\t\t\t\tthuong\t\t[]\t\t{confirmed}"
    return (
        f"{pk}\t{owner}\t{text}\tin\tconfirmed\t{number}\t{number}\t10\t{subject}\t{day}{rest}\n",
        f"{pk}\t{day}\t{' '.join(f"'{day:%Y}{key}'" for key in keys)}\n",
    )


def _branches(path: str) -> list[str]:
    """Return the branches that see what a body of this path owns."""
    above = path.rstrip(".").split(".")
    return ["/" + ".".join(above[:depth]) + "." for depth in range(1, len(above) + 1)]


def _searches(at_random: random.Random, documents: int) -> Iterator[str]:
    """Yield what people look for: frequent words, phrases, numbers, places, garbled words."""
    while True:
        place = f"{at_random.choice(NAMES)} {at_random.choice(NAMES)}"
        yield "kế hoạch"
        yield "phòng, chống dịch bệnh"
        yield f"{at_random.randrange(documents)}/KH-UBND"
        yield f"thôn {place} {at_random.randrange(997)}"
        yield f"ủng hộ đồng bào {place}"
        yield '"ban chỉ đạo" đôn đốc'
        yield "uy ban nhan dan huyen"
        yield "hoàn toàn không có chữ này"
        yield ""
        yield "nông thôn mớ"


def _ours(words: str) -> None:
    from lalanh.directives.queries import registers, search  # noqa: PLC0415

    registers.rows(ids=search.find(words=words).ids[:50])


def _plain(words: str) -> None:
    from django.db.models import Q  # noqa: PLC0415

    from lalanh.directives.models import Document  # noqa: PLC0415

    met = Q(subject__icontains=words) | Q(text__icontains=words) | Q(number__icontains=words)
    list(Document.objects.filter(met).order_by("-issued_on", "-pk").select_related("owner")[:50])


def _milliseconds(ask: Callable[[str], None], documents: int, times: int) -> list[float]:
    searches = _searches(random.Random(7), documents)
    taken = []
    for words in [next(searches) for _ in range(times)]:
        started = time.perf_counter()
        ask(words)
        taken.append((time.perf_counter() - started) * 1_000)
    return taken


def figures(documents: int = DOCUMENTS) -> Iterator[Figure]:
    """Measure ours and the peer over the same rows."""
    with database():
        from lalanh.base.permissions import Role  # noqa: PLC0415  # Django has to be set up before
        from tests import make  # noqa: PLC0415

        province = make.lan()
        _fill(documents, by=province.user.pk)
        commune = make.person(
            "xa", "Trần Văn Xã", body=make.commune("xã Số 7", of="huyện Số 7"), role=Role.CLERK
        )
        for name, person in (("province", province), ("commune", commune)):
            with make.eyes_of(person):
                _milliseconds(_ours, documents, 10)
                ours = _milliseconds(_ours, documents, ASKED)
                plain = _milliseconds(_plain, documents, ASKED_OF_THE_PEER)
            middle, worst = statistics.median(ours), statistics.quantiles(ours, n=20)[-1]
            said = f"search, {documents:,} documents, {name}"
            peer = statistics.median(plain)
            yield Figure(f"{said}: median", middle, "ms", peer, "ILIKE, same policies, median")
            yield Figure(f"{said}: p95", worst, "ms", max(plain), "ILIKE, same policies, worst")


def main() -> None:
    """Print the figures."""
    for figure in figures(int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS):
        print(f"{figure.what:60}{figure.ours:10.1f} {figure.unit}  {figure.peer or 0:10.1f}")


if __name__ == "__main__":
    main()
