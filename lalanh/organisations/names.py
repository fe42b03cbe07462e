"""
Which body or group a name in a document means: pure comparison of names.

A paper writes "UBND huyện Lập Thạch", "Sở Lao động - TB&XH" or, after recognition, "Sở Y té". Names
are unfolded to one written-out form, then compared word by word; words that many names share
("ủy ban nhân dân") weigh little, the one that tells them apart ("Đảo", "Dương") weighs much.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from lalanh.kernel import text

# Abbreviations of the offices, longest first, over folded text without punctuation.
_ABBREVIATIONS: tuple[tuple[str, str], ...] = (
    ("ub ?tw ?mttq(?: viet nam| vn)?", "uy ban trung uong mat tran to quoc"),
    ("(?:uy ban |ub ?)mttq(?: viet nam| vn)?", "uy ban mat tran to quoc"),
    ("mttq(?: viet nam| vn)?", "mat tran to quoc"),
    ("ubnd", "uy ban nhan dan"),
    ("hdnd", "hoi dong nhan dan"),
    ("dbqh", "dai bieu quoc hoi"),
    ("bcd", "ban chi dao"),
    ("(?:bo )?(?:bch ?qs|chqs)", "bo chi huy quan su"),
    ("bch bdbp|bdbp", "bo doi bien phong"),
    ("bch", "ban chap hanh"),
    ("btv", "ban thuong vu"),
    ("btt", "ban thuong truc"),
    ("bql", "ban quan ly"),
    ("ld ?tb ?(?:va )?xh|ldtb ?(?:va )?xh", "lao dong thuong binh xa hoi"),
    ("lao dong tb ?(?:va )?xh", "lao dong thuong binh xa hoi"),
    ("tt ?(?:va )?tt", "thong tin truyen thong"),
    ("vhtt ?(?:va )?dl", "van hoa the thao du lich"),
    ("vh ?(?:va )?tt", "van hoa thong tin"),
    ("nn ?(?:va )?ptnt", "nong nghiep phat trien nong thon"),
    ("tn ?(?:va )?mt", "tai nguyen moi truong"),
    ("gd ?(?:va )?dt", "giao duc dao tao"),
    ("kh ?(?:va )?dt", "ke hoach dau tu"),
    ("kh ?(?:va )?cn", "khoa hoc cong nghe"),
    ("gtvt", "giao thong van tai"),
    ("pt ?th", "phat thanh truyen hinh"),
    ("tt ?th", "truyen thanh truyen hinh"),
    ("tncs(?: ho chi minh| hcm)?", "thanh nien cong san ho chi minh"),
    ("lhpn", "lien hiep phu nu"),
    ("ldld", "lien doan lao dong"),
    ("ccb", "cuu chien binh"),
    ("ctd", "chu thap do"),
    ("td ?kt", "thi dua khen thuong"),
    ("bhxh", "bao hiem xa hoi"),
    ("kbnn", "kho bac nha nuoc"),
    ("htx", "hop tac xa"),
    ("ct xh", "chinh tri xa hoi"),
    ("p c covid", "phong chong covid"),
    ("tp", "thanh pho"),
    ("tx", "thi xa"),
    ("tt", "thi tran"),
    ("tw", "trung uong"),
    ("tu", "tinh uy"),
)
# All in one pass: a register of thousands of names is written out for each document.
_SHORT = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<a{at}>{short})" for at, (short, _) in enumerate(_ABBREVIATIONS))
    + r")\b"
)
_FULL = {f"a{at}": full for at, (_, full) in enumerate(_ABBREVIATIONS)}
# Words that join and tell nothing apart. "cac" marks a group and is read before they go.
_JOINING = re.compile(r"\b(?:va|cua|truc thuoc|thuoc|tai|viet nam|dong chi)\b")
_COLLECTIVE = re.compile(r"\b(?:cac|nhung|moi|toan the|tat ca|cap(?= (?:huyen|xa)\b))\b")
_DISTRICTS = "(?:huyen|thi xa|thanh pho|quan)"
_COMMUNES = "(?:xa|phuong|thi tran|dac khu)"
_HAMLETS = "(?:thon|to dan pho|khu pho|khom|ap)"
_UNIT_LISTS = (
    (re.compile(r"\b(?:(?:huyen|thi|thanh|quan)(?: uy)? )+uy\b"), "@huyenuy"),
    (re.compile(r"@huyenuy(?: (?:huyen|thi|thanh|quan) uy)+\b"), "@huyenuy"),
    (re.compile(rf"\b{_DISTRICTS}(?: {_DISTRICTS})*\b"), "@huyen"),
    (re.compile(rf"\b{_COMMUNES}(?: {_COMMUNES})*\b"), "@xa"),
    (re.compile(rf"\b{_HAMLETS}(?: {_HAMLETS})+\b"), "@thon"),
)
_KIND = "(?:huyen|thi xa|thanh pho|quan|xa|phuong|thi tran|dac khu|thi uy|thanh uy|huyen uy)"
_SEVERAL_KINDS = re.compile(rf"\b{_KIND} {_KIND}\b")
# "Ban Chỉ đạo tỉnh" in a committee's own paper: the committee itself.
_OWN_COMMITTEE = re.compile(r"ban chi dao(?: (?:tinh|phong trao|cuoc van dong|chuong trinh))?")
# Below this a candidate is not worth showing; from here on it may be taken without a person.
SHOWN_FROM, SURE_FROM, SURE_MARGIN = 60, 93, 5


@dataclass(frozen=True, slots=True)
class Named:
    """A body (`b`) or group (`g`) with one of its names, as a candidate."""

    key: tuple[str, int]
    name: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """A candidate with its score, 0 to 100, and the name of it that came closest."""

    key: tuple[str, int]
    name: str
    score: int


def written_out(name: str) -> str:
    """
    Return the folded name with abbreviations written out and joining words dropped.

    >>> written_out("Sở LĐ-TB&XH")
    'so lao dong thuong binh xa hoi'
    """
    folded = text.fold(name, blank_punctuation=True)
    folded = _SHORT.sub(lambda found: _FULL[found.lastgroup or ""], folded)
    return " ".join(_JOINING.sub(" ", folded).split())


def is_collective(name: str) -> bool:
    """Tell whether the name speaks of several bodies: "các", "cấp xã", or a list of unit kinds."""
    form = written_out(name)
    return bool(_COLLECTIVE.search(form) or _SEVERAL_KINDS.search(form))


def is_committee_itself(name: str) -> bool:
    """
    Tell whether a committee's paper speaks of the committee without its full name.

    >>> is_committee_itself("BCĐ tỉnh"), is_committee_itself("Ban Chỉ đạo cấp huyện")
    (True, False)
    """
    return bool(_OWN_COMMITTEE.fullmatch(written_out(name)))


def collective_form(name: str) -> str:
    """
    Return the form under which two wordings of one group are equal.

    >>> collective_form("UBND các huyện, thành phố") == collective_form(
    ...     "Ủy ban nhân dân các huyện, thị xã, thành phố")
    True
    """
    form = " ".join(_COLLECTIVE.sub(" ", written_out(name)).split())
    for pattern, sign in _UNIT_LISTS:
        form = pattern.sub(sign, form)
    return form


def without_place(name: str, place: str) -> list[str]:
    """
    Return how a paper of that place shortens the name; `place` is the full name of the unit.

    >>> without_place("Ủy ban nhân dân tỉnh Sông Lam", "tỉnh Sông Lam")
    ['uy ban nhan dan tinh', 'uy ban nhan dan']
    >>> without_place("Tỉnh ủy Sông Lam", "tỉnh Sông Lam")
    ['tinh uy']
    """
    folded, tail = text.fold(name), text.fold(place)
    bare = _bare_place(tail)
    if folded.endswith(f" {tail}"):
        stem = folded.removesuffix(tail).strip()
        return [f"{stem} {tail.removesuffix(bare).strip()}".strip(), stem]
    if bare and folded.endswith(f" {bare}"):
        return [folded.removesuffix(bare).strip()]
    return []


def _bare_place(folded: str) -> str:
    """The name of a folded unit without its kind."""
    for kind in ("thanh pho", "thi xa", "thi tran", "dac khu", "to dan pho", "khu pho"):
        if folded.startswith(f"{kind} "):
            return folded.removeprefix(f"{kind} ")
    return folded.partition(" ")[2]


class Register:
    """Names to compare with; built once for a document, asked for each name in it."""

    # How many of the names that share the weightiest words are compared in full.
    _COMPARED = 400

    def __init__(self, candidates: Iterable[Named], *, collective: bool) -> None:
        """Prepare the forms, the weight of each word (rarer ones weigh more), and who has it."""
        self._form = collective_form if collective else written_out
        prepared = {(c.key, form): c for c in candidates if (form := self._form(c.name))}
        self._rows = [(form.split(), c) for (_, form), c in prepared.items()]
        self._having: dict[str, list[int]] = {}
        self._glued: dict[str, list[int]] = {}
        for at, (words, _) in enumerate(self._rows):
            for word in set(words):
                self._having.setdefault(word, []).append(at)
            self._glued.setdefault("".join(words), []).append(at)
        total = max(len(self._rows), 1)
        self._weights = {
            word: 0.3 + math.log(1 + total / len(rows)) for word, rows in self._having.items()
        }
        self._unknown = 0.3 + math.log(1 + total)

    def likest(self, name: str, *, limit: int = 5) -> list[Likeness]:
        """Return the best candidates of different keys, best first, none below `SHOWN_FROM`."""
        words = self._form(name).split()
        spelled = text.spelling_key(name)
        glued = set(self._glued.get("".join(words), ()))
        best: dict[tuple[str, int], Likeness] = {}
        for at in glued | set(self._nearest(words)):
            other, candidate = self._rows[at]
            score = 98 if at in glued else round(100 * self._alike(words, other))
            if words == other:
                score = 100 if spelled == text.spelling_key(candidate.name) else 99
            if score >= SHOWN_FROM and (
                candidate.key not in best or best[candidate.key].score < score
            ):
                best[candidate.key] = Likeness(candidate.key, candidate.name, score)
        ranked = sorted(best.values(), key=lambda like: (-like.score, like.key))
        return ranked[:limit]

    def _nearest(self, words: Sequence[str]) -> list[int]:
        """The rows that share the weightiest words, not too different in length."""
        shared: Counter[int] = Counter()
        for word in set(words):
            for at in self._having.get(word, ()):
                if 0.5 <= (len(words) + 1) / (len(self._rows[at][0]) + 1) <= 2:
                    shared[at] += round(1000 * self._weights[word])
        return [at for at, _ in shared.most_common(self._COMPARED)]

    def _alike(self, one: Sequence[str], other: Sequence[str]) -> float:
        """How much of both names is found in the other, 0 to 1; the lesser share counts."""
        if one == other:
            return 1.0
        return min(self._found(one, other), self._found(other, one))

    def _found(self, words: Sequence[str], among: Sequence[str]) -> float:
        """The weighted share of these words that stands among those, each used once."""
        left = list(among)
        total = found = 0.0
        for word in words:
            weight = self._weights.get(word, self._unknown)
            total += weight
            if word in left:
                left.remove(word)
                found += weight
                continue
            like, nearest = max(((_word_alike(word, w), w) for w in left), default=(0.0, ""))
            if like:
                # A word misread is known by its neighbour's weight, not as a rare word of its own.
                total += self._weights.get(nearest, weight) - weight
                found += like * self._weights.get(nearest, weight)
                left.remove(nearest)
        return found / total if total else 0.0


# The names of a register are made of few words, and each of them is compared again and again.
@lru_cache(maxsize=2**16)
def _word_alike(one: str, other: str) -> float:
    """How alike two words are; words of one or two letters must agree, one slip is forgiven."""
    if min(len(one), len(other)) < 3:
        return 0.0
    slips = Levenshtein.distance(one, other, score_cutoff=2)
    allowed = 1 if max(len(one), len(other)) < 6 else 2
    return 1 - slips / (max(len(one), len(other)) + 1) if slips <= allowed else 0.0


def is_sure(scores: Sequence[int]) -> bool:
    """Tell whether the first may be taken without asking: near certain, and alone so."""
    if not scores or scores[0] < SURE_FROM:
        return False
    return len(scores) == 1 or scores[0] - scores[1] >= SURE_MARGIN
