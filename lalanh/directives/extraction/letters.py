"""Vietnamese capitals in patterns: the ranges of Unicode mix capitals and small letters."""

import re

CAPITALS = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """
    Compile a pattern in which ``~`` stands, inside a class, for every Vietnamese capital.

    >>> compiled("[~]+").match("ĐỘC lập").group()
    'ĐỘC'
    """
    return re.compile(pattern.replace("~", CAPITALS), flags)
