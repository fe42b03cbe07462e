"""
The words by which directives speak: bodies, duties, lead-ins. Compiled once.

The lists are the administrative language of Decree 30/2020 bodies and of the Party and Front
guides; they name kinds of bodies and verbs of duty, never one body or one document.
"""

import re


def _either(words: str) -> str:
    """
    Return an alternation, longest first, of phrases between bars.

    "cấp^xã,huyện" is the word where neither "xã" nor "huyện" follows.
    """
    phrases = sorted({w.strip() for w in words.split("|") if w.strip()}, key=len, reverse=True)
    return "|".join(_phrase(*p.partition("^")[::2]) for p in phrases)


def _phrase(words: str, unlike: str) -> str:
    spaced = re.escape(words).replace(r"\ ", " +")
    if not unlike:
        return spaced
    return spaced + "(?! +(?:" + "|".join(unlike.replace(" ", " +").split(",")) + ")(?![a-zđà-ỹ]))"


# --- bodies --------------------------------------------------------------------------------------
# Nouns that open the name of a body, an office-holder or a collective. Matched on `low`.
_HEADS = """
sở|ubnd|ủy ban|hđnd|hội đồng nhân dân|hội đồng|ubmttq|ub mttq|mttq|mặt trận|ban cán sự|đảng đoàn
|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|cấp ủy|chi ủy|chi bộ|đảng bộ|bộ chính trị
|ban bí thư|tiểu ban|ban|bộ chỉ huy|bộ tư lệnh|bộ đội biên phòng|bộ phận|bộ|cục|tổng cục|chi cục
|vụ|viện|văn phòng|vp|vpub|thanh tra|công an|quân sự|kiểm lâm|hải quan|thuế|kho bạc|ngân hàng
|bảo hiểm xã hội|bhxh|tòa án|tand|vksnd|cơ quan|đơn vị|địa phương|tổ chức|liên đoàn|liên minh
|liên hiệp|hiệp hội|hội|đoàn thanh niên|đoàn thể|đoàn tncs|đoàn|tỉnh đoàn|huyện đoàn|thành đoàn
|công đoàn|báo|đài|cổng|trang thông tin|tạp chí|trung tâm|trường|nhà trường|bệnh viện|phòng
|trạm|tổ|đội|quỹ|công ty|tổng công ty|tập đoàn|doanh nghiệp|hợp tác xã|nhà máy|xí nghiệp|thủ trưởng
|giám đốc|phó giám đốc|chủ tịch|phó chủ tịch|trưởng|phó trưởng|bí thư|phó bí thư|chánh|tổng biên tập
|đồng chí|đ/c|thành viên|ủy viên|lãnh đạo|người đứng đầu|hệ thống|lực lượng|chính quyền
|chủ đầu tư|bên mời thầu|nhà thầu|đối tượng|khối|ngành|phân ban|thường trực|thư ký|hạt|xã|phường
|huyện|tỉnh|thành phố|đặc khu|thị xã|quận|thôn|cán bộ|cấp|trưởng thôn|nhà hảo tâm|phóng viên
|ban quản lý|bưu điện|viễn thông|bưu chính|điện lực|học viện|nhà văn hóa|thư viện|bảo tàng|tổ dân phố
|kiểm sát|phân hội|chi hội|chi đoàn|đảng|quân khu|dân quân|người phát ngôn|bcđ|bch|btc|btv
|hộ|ủy ban nhân dân|cơ sở|chức sắc|các hình thức thông tin|viện kiểm sát|chỉ huy|ban tổ chức|cụm|đại biểu|đoàn viên
|công chức|viên chức|chuyên viên|giáo viên|già làng|ngân hàng nhà nước|kho|nhóm
"""
# The same nouns with these after them are common words, not bodies.
_NOT_BODY = (
    r"(?!xã +hội|sở +(?:hữu|thích)|báo +(?:cáo|đảm)|bộ +(?:tiêu|chỉ +(?:số|tiêu)|máy|mặt|dữ|tài +liệu|mẫu|tranh"
    r"|quy|sưu)|hội +(?:nghị|thảo|viên|thi|nhập|họp)|đoàn +kết|cục +diện|phòng *,|phòng +(?:ngừa|tránh|trào"
    r"|chống)|trường +hợp|tổ +chức +(?:thực|triển|tốt|quán|tuyên|lễ|hội +nghị|các|vận|tiếp|kiểm|giám|phát"
    r"|sơ|tổng|rà|xây|học|họp|thành +công|đón|khảo|thăm|tập +huấn|in +ấn|công +(?:bố|tác|khai)|lấy|cho|được|việc|cuộc|lại|đối|và|sản"
    r"|phong|đợt|lựa|bầu|hoạt|mít|chương|ký|đào|bồi|bộ +máy|tuần|thu|cấp|phân|trao|tặng|huy|thẩm|hướng|đánh"
    r"|nghiên|ngày|quản|hỗ|đăng|chi +trả|tìm|nhân|cứu|ứng|truyền|thi|đấu|diễn|xúc|theo|sinh|giao|điều|chấm|bình"
    r"|thống|kê|bàn|vệ|trồng|dọn|ra +quân|khen|sắp|mua|xét)"
    r"|đảng +(?:viên|và|cộng)|ban +hành|cấp +(?:phát|kinh|giấy|bách|thiết|nhật|tiền|cứu|bổ|đổi|trên)"
    r"|trạm +thu|đài +các|ngành +nghề|khối +lượng|khối +đại|tổ +quốc|chánh +|quỹ +đất|hộ +(?:tịch|chiếu)"
    r"|trưởng +thành|vụ +(?:việc|mùa|án|đông|hè|xuân)|lực +|nhóm +nội|kho +tàng|bộ +phận +cấu"
    r"|cơ +sở +(?:vật|dữ|hạ|lý|pháp|để|khoa)|đối +tượng +(?:là|:)|đoàn +công +tác +kiểm|thường +trực +báo)"
)
_QUANTIFIER = (
    r"(?:(?:tất +cả|toàn +thể|toàn +bộ|mỗi|từng|một +số|những|các|mọi|hai|ba|riêng|đối +với|giao"
    r"|cho|chính|nhất +là) +)*"
)
_HEADS_ONE_LINE = "".join(_HEADS.split("\n"))
HEAD = re.compile(_QUANTIFIER + _NOT_BODY + rf"(?:{_either(_HEADS_ONE_LINE)})(?![a-zđà-ỹ])")
CITIZEN = re.compile(
    r"(?:(?:mỗi|mọi|từng|các|những) +)*(?:người +dân|công +dân|nhân +dân|hộ +gia +đình|hộ +dân|người +nhận"
    r"|gia +đình|cá +nhân|người +(?:lao +động|được|đến|đi|có|nước))(?![a-zđà-ỹ])"
)

# --- duties --------------------------------------------------------------------------------------
VERBS = "".join(
    [
        "",
        "chủ trì|chủ động|làm đầu mối|là đầu mối|là cơ quan đầu mối|là cơ quan thường trực|là đơn vị đầu mối",
        "|là đơn vị chủ trì|là cơ quan chủ trì|làm cơ quan thường trực|giữ vai trò|phối hợp|phối, kết hợp|kết hợp",
        "|tham mưu|tham gia|chỉ đạo|lãnh đạo|hướng dẫn|tổ chức|triển khai|thực hiện|thực thi|xây dựng|ban hành",
        "|thành lập|kiện toàn|củng cố|tuyên truyền|truyền thông|vận động|phát động|phát huy|huy động|kêu gọi",
        "|quán triệt|phổ biến|đẩy mạnh|đẩy nhanh|đẩy lùi|tăng cường|nâng cao|chú trọng|chú ý|quan tâm|bố trí",
        "|bảo đảm|đảm bảo|kiểm tra|giám sát|thanh tra|theo dõi|đôn đốc|rà soát|tổng hợp|thống kê|báo cáo",
        "|đề xuất|kiến nghị|trình^độ,diễn,tự,bày|thẩm định|thẩm tra|phê duyệt|quyết định|công bố|công khai|cung cấp|cập nhật",
        "|thông tin|thông báo|đưa tin|đăng tải|đăng ký|đăng|phát lại|đọc|dọn|mua|gia cố|đóng gói|khử khuẩn|tiếp nhận|phân bổ|phân công|phân loại|phân cấp|cấp phát",
        "|hỗ trợ|giúp|giúp đỡ|thăm hỏi|thăm|động viên|khen thưởng|biểu dương|tôn vinh|đề nghị|yêu cầu|giao^thông,tiếp,dịch,lưu,thừa,ban",
        "|chuyển^biến,đổi,tiếp,động|chuyển giao|bàn giao|quản lý|sử dụng|chi trả|chi^tiết,nhánh,bộ,đoàn,hội,cục,ủy,phí|thanh toán|quyết toán|lập^trường,luận,pháp|lồng ghép|cụ thể hóa",
        "|nghiên cứu|đánh giá|sơ kết|tổng kết|rút kinh nghiệm|đào tạo|bồi dưỡng|tập huấn|định hướng|đa dạng hóa",
        "|đổi mới|cải cách|chấn chỉnh|xử lý|ngăn chặn|phát hiện|đấu tranh|phản bác|phê phán|khắc phục|giải quyết",
        "|tháo gỡ|chuẩn bị|cử^tri|lựa chọn|mời|liên hệ|kết nối|thiết lập|duy trì|mở^đầu,rộng,cửa|mở rộng|phục vụ|bám sát|nắm",
        "|nắm chắc|nắm bắt|chăm lo|bảo vệ|ưu tiên|khai thác|ứng dụng|áp dụng|số hóa|thúc đẩy|hoàn thiện|hoàn thành",
        "|phấn đấu|gắn|gắn kết|tập trung|định kỳ|đề cao|coi trọng|khuyến khích|tạo điều kiện|giữ vững|chịu trách nhiệm",
        "|có trách nhiệm|phụ trách|trực tiếp|làm việc|tăng^trưởng|thu hút|thu gom|thu^nhập,hoạch,đông,thập|nộp|chấp hành|tuân thủ|hưởng ứng",
        "|xem xét|xác định|xác nhận|xác minh|niêm yết|gửi|nhập|treo|cấp^xã,huyện,tỉnh,trên,dưới,ủy,cơ sở,thôn,trung,bách,độ,thiết,học,phòng,quốc gia,vùng,mình,có|dự trù|cân đối|bổ sung|điều chỉnh|sửa đổi",
        "|biên soạn|biên tập|phát hành|phát sóng|giới thiệu|quảng bá|khảo sát|điều tra|lấy ý kiến|góp ý|tham gia ý kiến",
        "|trao đổi|hợp tác|ký kết|huấn luyện|diễn tập|tuần tra|truy vết|khoanh vùng|điều phối|điều hành|vận chuyển",
        "|vận hành|tiếp tế|phân phối|mua sắm|dự trữ|trang bị|lắp đặt|sửa chữa|nâng cấp|ứng phó|sơ tán|di dời",
        "|kích hoạt|khôi phục|chỉnh trang|trang trí|kiểm kê|kê khai|đối chiếu|giải ngân|lưu trữ|bảo quản|tiếp tục",
        "|khẩn trương|kịp thời|thường xuyên|nghiêm túc|tích cực|nhanh chóng|sẵn sàng|kiểm soát|ngăn ngừa|phòng ngừa",
        "|thành lập mới|đề ra|nhân rộng|xét^nghiệm,xử|xét duyệt|xét tặng|trao|trao tặng|tặng|tiếp tế|tìm kiếm|cứu hộ",
        "|tiếp thu|giải trình|tiếp thu ý kiến|tham vấn|học tập|giáo dục|rèn luyện|đánh thức|khơi dậy|lan tỏa|cổ vũ",
        "|cổ động|tạo^hình,đức,thành|in ấn|thiết kế|sản xuất|trồng|chăm sóc|nuôi|khám|tiêm|điều trị|chữa|tư vấn|tổ chức lại|sắp xếp",
        "|tích hợp|kết thúc|đóng góp|ủng hộ|quyên góp|vận dụng|đăng tin|ghi nhận|nêu gương|nêu cao|đưa|có văn bản",
        "|có kế hoạch|có ý kiến|có chuyên trang|có giải pháp|có thư|có phương án|có biện pháp|có hình thức|dành|tiết kiệm",
        "|tinh giản|vào cuộc|xác lập|ký^túc|quy định|bình xét|tổng rà soát|thay đổi|thường trực",
        "|tôn tạo|thông qua|hiệp thương|lồng ghép nội dung|dự toán|lập dự toán|làm tốt|làm rõ|làm|tạo lập|chia sẻ",
        "|đồng hành|lưu ý|hạn chế|từ chối|thu hồi|nạo vét|trông coi|canh gác|túc trực|trực ban|ghi hình|viết",
        "|sưu tầm|trưng bày|tiến hành|tự^quản,nguyện,nhiên,do,chủ,túc,hào,vệ,giác,đánh giá|khởi công|nghiệm thu|bảo trì|bảo dưỡng|tái thiết|quy hoạch|đo đạc|đền bù",
        "|ngừng|tạm dừng|dừng|cho phép|cấm|nghiêm cấm|hủy|bãi bỏ|thay thế|tra cứu|thẩm mỹ|xúc tiến|đón tiếp|đón",
        "|chào mừng|phản ánh|phản hồi|đa dạng|làm giàu|chuẩn hóa|đồng bộ|tiếp cận|truy cập|giảm^nghèo,nhẹ thiên tai|miễn|hoãn|cho vay",
        "|xử phạt|truy thu|kiên quyết|tuyệt đối|tổ chức tốt|thể hiện|nhân dịp|chuyển đổi|đối thoại|tiếp công dân",
        "|nhận thức|rà soát, bổ sung|bình chọn|sáng tác|dàn dựng|biểu diễn|chiếu|tiếp sóng|tường thuật",
        "",
    ]
)
_VERB = _either(VERBS)
# Words that may stand before the verb without changing what it is.
_ADVERB = r"""(?:(?:đồng +thời|đặc +biệt|ngoài +ra|bên +cạnh +đó|trong +đó|mặt +khác|trước +mắt|từng +bước
|cùng(?: +với)?|cần|phải|sẽ|sớm|hằng +ngày|hàng +ngày|(?:hằng|hàng) +(?:tuần|tháng|quý|năm)|trân +trọng|là|và
|tùy +theo|luôn|thật +sự|đều|thống +nhất|tự +giác|chủ +động|tích +cực|tiếp +tục|không +ngừng|ngay|để|nhằm
|được|vẫn|từ +đó|quyết +liệt|đồng +loạt|sâu +sát|chặt +chẽ|cũng|hãy|nghiêm +túc) *[,:]? +)*""".replace(
    "\n", ""
)
DUTY = re.compile(rf"{_ADVERB}(?:{_VERB})(?![a-zđà-ỹ])")
VERB = re.compile(rf"(?:{_VERB})(?![a-zđà-ỹ])")

# Where the subject ends: a verb of duty or a word of obligation inside the running sentence.
PREDICATE = re.compile(
    r"(?<![a-zđà-ỹ,.\-/])(?:cần|phải|sẽ|đã(?! +được)|được +giao +(?!nhiệm|làm|thực)|tiếp +tục|căn +cứ|trên +cơ +sở|"
    r"theo +(?:chức|nhiệm|thẩm|lĩnh|phân)|tùy +theo|trong +(?:phạm +vi|quá +trình)|đồng +thời|nghiêm +túc|sớm"
    r"|thông +qua|trước +ngày|định +kỳ|hằng +|hàng +(?:năm|tháng|quý|ngày|tuần)|cùng +với +|"
    rf"{_VERB})(?![a-zđà-ỹ])"
)
# After these a verb is part of a name: "các tổ chức", "bộ phận tham mưu", "cơ quan quản lý".
_NOUN_BEFORE = re.compile(
    r"(?:^|[ (])(?:các|những|mỗi|một +số|ban|công +tác|bộ +phận(?: +\w+)?|cơ +quan(?: +\w+)?|tổ|đội|phòng|trung +tâm"
    r"|việc|người|của|đơn +vị|lực +lượng|ngành|viên|cán +bộ|hệ +thống|đoàn|hình +thức|hoạt +động|nội +dung|kế"
    r"|thường|được|cục|sở|quỹ|khu|nhà|hội|ủy +ban|văn +phòng|trường|viện|cá +nhân|chuyên|khối|và|phương +tiện|đài|đội +ngũ|đầu|giới|cuộc|bên|đang|do|đã|bị) *$"
)
# Verbs that double as parts of names; all others end the subject wherever they stand.
_SOFT = frozenset(
    [
        "tổ chức",
        "chỉ đạo",
        "tham mưu",
        "tuyên truyền",
        "truyền thông",
        "thông tin",
        "quản lý",
        "kiểm tra",
        "giám sát",
        "thanh tra",
        "vận động",
        "hỗ trợ",
        "thường trực",
        "điều hành",
        "chỉ huy",
        "phục vụ",
        "hướng dẫn",
        "bảo vệ",
        "công tác",
        "tư vấn",
        "đầu mối",
        "kiểm soát",
        "đào tạo",
        "bồi dưỡng",
        "giáo dục",
        "thi đua",
        "khen thưởng",
        "báo cáo",
        "dự trữ",
        "đầu tư",
        "sử dụng",
        "ứng dụng",
        "phát hành",
        "thống kê",
        "nghiên cứu",
        "kiểm kê",
        "phát huy",
        "điều phối",
        "cứu hộ",
        "trực",
        "thực hiện",
        "lãnh đạo",
        "in ấn",
        "tổng hợp",
        "sản xuất",
        "chăm sóc",
        "cung cấp",
        "trực tiếp",
        "phát động",
        "phản ánh",
        "thu",
        "cấp",
        "mở",
        "tăng",
        "giảm",
        "tự",
        "làm",
        "xét",
        "chi",
        "tạo",
        "cổ động",
        "kết nối",
        "chuyển đổi",
        "xây dựng",
        "xem",
        "quy hoạch",
        "đo đạc",
        "trồng",
        "khám",
        "nuôi",
        "chuyển",
        "lập",
        "điều trị",
        "phòng ngừa",
        "thăm",
        "ký",
        "in",
        "dành",
        "đào",
        "trình",
        "xúc tiến",
        "đăng ký",
        "thẩm định",
        "tiếp công dân",
        "giao",
        "phê duyệt",
        "quyết định",
        "yêu cầu",
        "biên tập",
        "đồng bộ",
        "thu gom",
        "đón tiếp",
        "chiếu",
        "đưa",
        "chống",
        "tiết kiệm",
        "phổ biến",
        "số hóa",
        "thể hiện",
        "tiếp nhận",
        "học tập",
        "chữa",
        "giải quyết",
        "quy định",
        "lưu trữ",
        "phát sóng",
        "tuần tra",
        "được giao",
        "theo dõi",
        "tiêm",
        "tập huấn",
        "ứng phó",
        "truy vết",
        "cứu hộ",
        "hợp tác",
        "tìm kiếm",
        "khai thác",
        "vận hành",
        "mời",
        "đánh giá",
        "áp dụng",
        "tập trung",
        "tham gia",
        "nhập",
        "phát hiện",
        "xử lý",
        "phân phối",
        "kê khai",
        "kiểm kê",
    ]
)


def subject_end(plain: str, low: str, start: int, end: int) -> int | None:
    """
    Return where the first word of obligation begins after ``start``, None if there is none.

    In running text a verb is written small; a capital there belongs to a name ("Ban Chỉ đạo").
    """
    for found in PREDICATE.finditer(low, start, end):
        at = found.start()
        word = " ".join(found.group().split())
        if plain[at].isupper() or (
            word in _SOFT and _is_part_of_name(low, start, at, found.end(), word)
        ):
            continue
        return at
    return None


def strong_verb(plain: str, low: str, start: int, end: int) -> int | None:
    """Return where a verb stands that is never part of a name; for headings, which are names."""
    for found in PREDICATE.finditer(low, start, end):
        if " ".join(found.group().split()) not in _SOFT and not plain[found.start()].isupper():
            return found.start()
    return None


_ORGANISED = re.compile(
    r" *(?:thực|triển|tốt|quán|tuyên|lễ|hội +nghị|các +|vận|tiếp|kiểm|giám|phát|sơ|tổng|rà|xây|học|họp"
    r"|việc|cuộc|lại|phong|đợt|hoạt|mít|chương|ký|đào|bồi|thu|cấp|trao|tặng|huy|thẩm|hướng|đánh|hỗ|lấy)"
)
_COLLECTIVE = (",", ";", "các", "những", "mỗi", "và", "cá nhân", "một số", "ban", "phòng", "của")


def _is_part_of_name(low: str, start: int, at: int, after: int, word: str) -> bool:
    before = low[max(start, at - 24) : at]
    if word == "tổ chức":
        bare = before.rstrip()
        if not bare.endswith(_COLLECTIVE):
            return False
        return bare.endswith(("các", "những", "mỗi", "ban", "phòng")) or not _ORGANISED.match(
            low, after
        )
    return _NOUN_BEFORE.search(before) is not None


# --- lead-ins ------------------------------------------------------------------------------------
LEAD_IN = re.compile(
    r"(?:căn +cứ|trên +cơ +sở|theo +(?!dõi)|thông +qua|qua +|trong +(?:quá +trình|thời +(?:gian|hạn)|suốt|tháng|quý|năm|phạm +vi"
    r"|trường +hợp|đó)|đến +|trước +|sau +|từ +|khi +|nếu +|để +|nhằm +|với +|ngay +|hằng +|hàng +|hưởng +ứng|nhân +dịp|cùng +với"
    r"|bên +cạnh|ngoài +(?!ra)|chậm +nhất|trường +hợp|vào +|tại +|bằng +|tùy +|riêng +|đối +với|song +song|các +trường +hợp"
    r"|thực +hiện +(?:chỉ +đạo|chỉ +thị|nghị +quyết|kế +hoạch|công +văn|quyết +định|kết +luận|văn +bản|thông +báo|công +điện))"
)
REQUEST = re.compile(r"(?:trân +trọng +)?(?:kính +)?đề +nghị(?: +thêm)?\s*:? +")
ORDER = re.compile(r"(?:yêu +cầu|giao(?: +cho)?|phân +công|chỉ +đạo)\s*:? +")
