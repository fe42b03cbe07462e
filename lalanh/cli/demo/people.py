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
)
