"""
Clauses that touch persons' opinions, movements, infection, belief or denunciation.

Such a clause stays an official record and a duty of a body; the platform gives it no fields of
its own. The families follow the project's list of sensitive passages.
"""

import re

from lalanh.directives.extraction.view import View

_FAMILIES = (
    # What people say, think, feel; moods of the public; opponents.
    r"nắm +(?:\w+ +)?(?:tình +hình|diễn +biến)[^.;]{0,30}(?:nhân +dân|tư +tưởng|dư +luận|cơ +sở)",
    r"tình +hình +(?:nhân +dân|tư +tưởng|dư +luận)|dư +luận +xã +hội|tâm +tư|diễn +biến +tư +tưởng",
    r"thế +lực +thù +địch|phản +động|kích +động|chống +phá|xuyên +tạc|quan +điểm +(?:sai +trái|thù +địch)",
    r"(?:thông +tin|tin)[^.;]{0,20}sai +sự +thật|tin +giả|phản +bác|vấn +đề +phức +tạp",
    r"tin +tưởng +vào +sự +lãnh +đạo|đồng +thuận *, *ủng +hộ *, *tin +tưởng",
    # Denunciation, watching neighbours, penalties shown in public.
    r"tố +giác|tố +cáo|đấu +tranh +với|giám +sát +(?:nhân +dân|người +dân|cộng +đồng +dân|người +về|việc +chấp +hành +của +(?:người|nhân))",
    r"phát +hiện[^.;]{0,60}(?:vi +phạm|sai +phạm|trường +hợp)[^.;]{0,60}(?:thông +tin|báo|cung +cấp)",
    r"người +dân[^.;]{0,20}cung +cấp +thông +tin|cung +cấp +(?:đầy +đủ +)?thông +tin[^.;]{0,40}(?:tiếp +xúc|cho +cơ +quan +chức +năng)",
    r"thông +tin[^.;]{0,30}kết +quả +xử +lý|phê +phán|nêu +tên|bêu",
    r"xử +lý +nghiêm[^.;]{0,40}(?:tổ +chức *, *)?cá +nhân[^.;]{0,40}(?:thông +tin|phát +ngôn|đăng|kích)",
    # Movements, residence, infection.
    r"quản +lý +(?:nhân +khẩu|cư +trú)|cư +trú +trái|khai +báo +y +tế|truy +vết|tìm +kiếm +các +trường +hợp",
    r"từng +người|rà +từng|\bf0\b|\bf1\b|người[^.;]{0,20}cách +ly|tiếp +xúc +gần|nghi +(?:nhiễm|mắc)|người +(?:đi *, *)?về +từ",
    r"không +rời +(?:khỏi +)?(?:địa +bàn|nơi)|ai +ở +đâu",
    # Belief, ethnicity, party membership.
    r"tôn +giáo *, *tín +ngưỡng|tín +đồ|chức +sắc|hộ[^.;]{0,20}dân +tộc +thiểu +số|theo +đạo",
    r"kết +nạp +đảng|phát +triển +(?:tổ +chức +)?đảng(?: +viên)?(?![a-zđà-ỹ])|nguồn +kết +nạp",
    # Scores and pressure on persons and households.
    r"(?:phân +loại|xếp +loại|đánh +giá)[^.;]{0,60}(?:cán +bộ|hộ +gia +đình|gia +đình +văn|đảng +viên)",
    r"tự +nguyện[^.;]{0,20}không +ép +buộc|gương +mẫu +đi +đầu|mức +đóng +góp +của",
    r"danh +sách[^.;]{0,40}(?:đời +sống|công +dân)[^.;]{0,60}(?:địa +phương +khác|ngoài +tỉnh|đi +lao +động)",
)
_SENSITIVE = re.compile("|".join(_FAMILIES))


def is_sensitive(view: View, start: int, end: int) -> bool:
    """Tell whether the clause belongs to one of the sensitive families."""
    return _SENSITIVE.search(view.low, start, end) is not None
