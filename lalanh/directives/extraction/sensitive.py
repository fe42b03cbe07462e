"""
Clauses that touch persons' opinions, movements, infection, belief or denunciation.

Such a clause stays an official record and a duty of a body; the platform gives it no fields of
its own. The families follow the project's list of sensitive passages.
"""

import re

from lalanh.directives.extraction.view import View

_OPINIONS = (
    r"nắm +(?:\w+ +)?(?:tình +hình|diễn +biến)[^.;]{0,30}(?:nhân +dân|tư +tưởng|dư +luận|cơ +sở)"
    r"|tình +hình +(?:nhân +dân|tư +tưởng|dư +luận)|dư +luận +xã +hội|tâm +tư"
    r"|diễn +biến +tư +tưởng|thế +lực +thù +địch|phản +động|kích +động|chống +phá|xuyên +tạc"
    r"|quan +điểm +(?:sai +trái|thù +địch)|(?:thông +tin|tin)[^.;]{0,20}sai +sự +thật|tin +giả"
    r"|phản +bác|vấn +đề +phức +tạp|tin +tưởng +vào +sự +lãnh +đạo"
    r"|đồng +thuận *, *ủng +hộ *, *tin +tưởng"
)
_DENUNCIATION = (
    r"tố +giác|tố +cáo|đấu +tranh +với|giám +sát +(?:nhân +dân|người +dân|cộng +đồng +dân"
    r"|người +về|việc +chấp +hành +của +(?:người|nhân))"
    r"|phát +hiện[^.;]{0,60}(?:vi +phạm|sai +phạm|trường +hợp)[^.;]{0,60}(?:thông +tin|báo"
    r"|cung +cấp)"
    r"|người +dân[^.;]{0,20}cung +cấp +thông +tin"
    r"|cung +cấp +(?:đầy +đủ +)?thông +tin[^.;]{0,40}(?:tiếp +xúc|cho +cơ +quan +chức +năng)"
    r"|thông +tin[^.;]{0,30}kết +quả +xử +lý|phê +phán|nêu +tên|bêu"
    r"|xử +lý +nghiêm[^.;]{0,40}cá +nhân[^.;]{0,40}(?:thông +tin|phát +ngôn|đăng|kích)"
)
_MOVEMENTS = (
    r"quản +lý +(?:nhân +khẩu|cư +trú)|cư +trú +trái|khai +báo +y +tế|truy +vết"
    r"|tìm +kiếm +các +trường +hợp|từng +người|rà +từng|\bf0\b|\bf1\b|người[^.;]{0,20}cách +ly"
    r"|tiếp +xúc +gần|nghi +(?:nhiễm|mắc)|người +(?:đi *, *)?về +từ"
    r"|không +rời +(?:khỏi +)?(?:địa +bàn|nơi)|ai +ở +đâu"
    r"|danh +sách[^.;]{0,40}(?:đời +sống|công +dân)[^.;]{0,60}(?:địa +phương +khác|ngoài +tỉnh"
    r"|đi +lao +động)"
)
_BELIEF = (
    r"tôn +giáo *, *tín +ngưỡng|tín +đồ|chức +sắc|hộ[^.;]{0,20}dân +tộc +thiểu +số|theo +đạo"
    r"|kết +nạp +đảng|phát +triển +(?:tổ +chức +)?đảng(?: +viên)?(?![a-zđà-ỹ])|nguồn +kết +nạp"
)
_PRESSURE = (
    r"(?:phân +loại|xếp +loại|đánh +giá)[^.;]{0,60}(?:cán +bộ|hộ +gia +đình|gia +đình +văn"
    r"|đảng +viên)|tự +nguyện[^.;]{0,20}không +ép +buộc|gương +mẫu +đi +đầu|mức +đóng +góp +của"
)
_SENSITIVE = re.compile("|".join((_OPINIONS, _DENUNCIATION, _MOVEMENTS, _BELIEF, _PRESSURE)))


def is_sensitive(view: View, start: int, end: int) -> bool:
    """Tell whether the clause belongs to one of the sensitive families."""
    return _SENSITIVE.search(view.low, start, end) is not None
