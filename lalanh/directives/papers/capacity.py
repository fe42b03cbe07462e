"""In which capacity a paper is signed: the lines above the name (Decree 30/2020, art. 13)."""

from lalanh.directives.papers.model import Form


def capacity_lines(
    *, form: Form, capacity: str, title: str, head_title: str, in_whose_name: str
) -> tuple[str, ...]:
    """
    Return the lines as printed, in capitals.

    :param capacity: own, body, deputy, body_deputy, order, mandate or acting; see `Draft.Capacity`.
    :param title: the signer's own office; `head_title`: that of the head of the body.
    :param in_whose_name: the collective for TM., or whoever stands behind TL., TUQ., KT.

    >>> capacity_lines(form=Form.STATE, capacity="body_deputy", title="Phó Chủ tịch",
    ...     head_title="Chủ tịch", in_whose_name="Ủy ban nhân dân")
    ('TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH')
    >>> capacity_lines(form=Form.PARTY, capacity="body_deputy", title="Phó Bí thư",
    ...     head_title="Bí thư", in_whose_name="Ban Thường vụ")
    ('T/M BAN THƯỜNG VỤ', 'PHÓ BÍ THƯ')
    """
    is_party = form is Form.PARTY
    head = in_whose_name or head_title
    lines = {
        "own": [title],
        "body": [f"{_sign('TM', is_party)} {in_whose_name}", title],
        "deputy": [f"{_sign('KT', is_party)} {head}", title],
        "body_deputy": [
            f"{_sign('TM', is_party)} {in_whose_name}",
            *([] if is_party else [f"KT. {head_title}"]),
            title,
        ],
        "order": [f"{_sign('TL', is_party)} {head}", title],
        "mandate": [f"{_sign('TUQ', is_party)} {head}", title],
        "acting": [f"Q. {title}"],
    }
    return tuple(line.upper() for line in lines.get(capacity, [title]) if line)


def _sign(letters: str, is_party: bool) -> str:
    """TM. in the state's form, T/M in the Party's."""
    if not is_party:
        return f"{letters}."
    return letters if letters == "TUQ" else "/".join(letters)
