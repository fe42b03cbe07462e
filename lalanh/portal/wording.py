"""The words for kinds of rows, ways of the money, rules about names."""

from lalanh.transparency.snapshot.facts import Names
from lalanh.transparency.snapshot.rows import Flow, Kind

KINDS = {
    Kind.GIFT: "Ủng hộ bằng tiền",
    Kind.GOODS: "Hiện vật",
    Kind.TRANSFER: "Thu, chi khác",
    Kind.FEE: "Phí ngân hàng",
    Kind.SPENDING: "Chi cho cứu trợ",
    Kind.COUNT: "Số người được giúp",
    Kind.CORRECTION: "Đính chính",
    Kind.WITHHOLDING: "Thôi nêu tên",
}
KINDS_EXPLAINED = {
    Kind.GIFT: "Tiền cá nhân, tổ chức ủng hộ.",
    Kind.GOODS: "Hàng nhận vào kho của quỹ.",
    Kind.TRANSFER: (
        "Khoản không phải ủng hộ, cũng không phải cứu trợ: số dư đầu, ngân sách cấp, lãi tiền gửi, "
        "hoàn trả người chuyển nhầm, Mặt trận nơi khác chuyển đến."
    ),
    Kind.FEE: "Phí ngân hàng trừ vào tài khoản của quỹ.",
    Kind.SPENDING: "Tiền hoặc hàng đã chi, kèm mục đích và số quyết định.",
    Kind.COUNT: "Số người được giúp ở một nơi. Nơi dưới năm người không nêu riêng.",
    Kind.CORRECTION: "Sửa một dòng trước đó. Dòng cũ vẫn còn; số tiền ở đây là phần chênh.",
    Kind.WITHHOLDING: "Từ đây một dòng trước đó thôi nêu tên theo ý người ủng hộ.",
}
FLOWS = {Flow.IN: "Thu", Flow.OUT: "Chi"}
FLOW_TONES = {Flow.IN: "good", Flow.OUT: "info"}
FIELDS = {
    "number": "Số của dòng trong sổ, đếm từ 0, không bao giờ đổi.",
    "kind": "Loại dòng, xem bảng dưới.",
    "on": "Ngày của khoản thu, chi (năm-tháng-ngày).",
    "flow": "in là thu, out là chi.",
    "amount_vnd": "Số tiền, đồng chẵn; chỉ dòng đính chính mới có thể âm.",
    "commodity": "Tên mặt hàng; trống nếu là tiền. Hàng ghi “(gam)” thì số lượng tính bằng gam.",
    "quantity": "Số lượng hàng.",
    "persons": "Số người được giúp.",
    "donor_shown": "Tên được phép nêu; trống nếu không nêu hoặc đã rút.",
    "text_masked": "Lời nhắn trong sao kê, đã che số tài khoản, điện thoại, giấy tờ.",
    "receipt_no": "Số phiếu thu.",
    "fund": "Mã quỹ.",
    "drive": "Mã cuộc vận động.",
    "programme": "Mã chương trình.",
    "purpose": "Mã mục đích.",
    "source": "Mã nguồn: vận động xã hội hay ngân sách.",
    "place": "Mã nơi.",
    "decision": "Số và ngày quyết định chi.",
    "statement": "Mã tệp sao kê ngân hàng mà dòng lấy từ đó.",
    "statement_row": "Dòng thứ mấy trong tệp sao kê.",
    "corrects": "Số của dòng trước đó mà dòng này sửa hoặc nói về.",
    "reason": "Lý do đính chính hoặc rút tên.",
}
NAMES_EXPLAINED = {
    Names.BY_NOTICE: (
        "Lời kêu gọi đã báo trước: nội dung chuyển khoản được công khai; ai ghi “AN DANH” thì "
        "không nêu tên."
    ),
    Names.BY_CONSENT: "Chỉ nêu tên người đã đồng ý.",
    Names.NEVER: (
        "Cuộc vận động này không nêu tên ai. Người ủng hộ tự tìm khoản của mình bằng họ tên kèm "
        "số tiền hoặc mã giao dịch."
    ),
}
