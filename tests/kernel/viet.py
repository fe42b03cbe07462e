"""Text as people, fonts and spreadsheets leave it, for Hypothesis."""

from hypothesis import strategies as st

LETTERS = (
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
)
ODDITIES = (
    "ÐðĐ\u0300\u0301\u0302\u0306\u0309\u031b\u0323\u00ad\u200b\ufeff\u00a0\u2003\t\r\n–“’ﬁ²İß₫"
)

words = st.text(alphabet=LETTERS + LETTERS.upper(), min_size=1, max_size=8)
"""Strings of Vietnamese letters, few of them words."""

anything = st.text(
    alphabet=st.one_of(
        st.sampled_from(LETTERS + LETTERS.upper() + ODDITIES + " .,-/0123456789"),
        st.characters(exclude_categories=["Cs"]),
    )
)
"""Any text at all, with more of our trouble in it than chance would give."""
