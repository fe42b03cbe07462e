"""The people of the demonstration: invented, each with one place of work and one thing to show."""

from dataclasses import dataclass

from lalanh.base.permissions import Role

PASSWORD = "la-lanh-dum-la-rach"


@dataclass(frozen=True, slots=True)
class Player:
    """An account, where it works (function and unit of the body) and what it shows."""

    username: str
    full_name: str
    function: str
    unit: str
    role: Role
    shows: str


PLAYERS = (
    Player("quantri", "Trịnh Công Thành", "ubnd", "", Role.KEEPER, "danh mục tổ chức, tài khoản"),
    Player("lan", "Trần Thị Lan", "mttq", "", Role.ACCOUNTANT, "quỹ: sao kê, ghi sổ, soạn công bố"),
    Player("hoa", "Ngô Thị Hoa", "mttq", "", Role.PUBLISHER, "công bố bản do người khác soạn"),
    Player("mai", "Đặng Tuyết Mai", "mttq", "", Role.LEADER, "văn bản, giao việc, duyệt báo cáo"),
    Player("son", "Hoàng Đức Sơn", "ubnd", "", Role.LEADER, "văn bản và nhiệm vụ của UBND tỉnh"),
    Player("binh", "Lê Văn Bình", "mttq", "", Role.LOOKER, "chỉ xem"),
    Player("giang", "Đỗ Thu Giang", "mttq", "Thanh Giang", Role.OFFICER, "việc của Mặt trận huyện"),
    Player("dung", "Vũ Tiến Dũng", "ubnd", "Kim Bảng", Role.LEADER, "việc của UBND huyện Kim Bảng"),
    Player("cuong", "Phạm Mạnh Cường", "ubnd", "Bình Sơn", Role.LEADER, "việc của một xã"),
    Player("ha", "Bùi Thị Hà", "ubnd", "Thanh Giang", Role.LEADER, "việc của UBND huyện khác"),
    Player("long", "Trần Phi Long", "ubnd", "Lam Thượng", Role.LEADER, "việc của UBND thị xã"),
    Player("van", "Lò Thị Vân", "ubnd", "Hồng Vân", Role.LEADER, "huyện nộp kế hoạch chậm"),
    Player("tai", "Nguyễn Hữu Tài", "so-tai-nguyen", "", Role.LEADER, "tổng hợp một phong trào"),
    Player("tho", "Hồ Thị Thơ", "ban-dan-van", "", Role.LEADER, "văn bản của một ban Đảng"),
    Player("khoi", "Phùng Đăng Khôi", "cap-uy", "", Role.LEADER, "kế hoạch vận động quỹ"),
    Player("nhung", "Mạc Thị Nhung", "mttq", "", Role.OFFICER, "soạn dự thảo văn bản"),
    Player("thuy", "Cao Bích Thủy", "mttq", "", Role.CLERK, "kiểm tra, cho số, phát hành"),
)
RELIEF = "Ban Chỉ đạo cứu trợ người dân vùng ngập lụt tỉnh Sông Lam"
MOVEMENT = (
    'Ban Chỉ đạo Phong trào "Toàn dân giữ làng sạch, bến bãi an toàn mùa mưa lũ" tỉnh Sông Lam'
)
DRIVE = 'Ban Chỉ đạo cuộc vận động quỹ "Mái ấm ven sông" tỉnh Sông Lam'
# Who works for a committee besides: how the demonstration calls that seat, account, committee.
SECOND_SEATS = (
    ("mai-bcd", "mai", RELIEF),
    ("son-bcd", "son", MOVEMENT),
    ("khoi-bcd", "khoi", DRIVE),
)
