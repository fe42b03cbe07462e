"""Pages as a scanner or a telephone gives them, drawn from invented text."""

import io
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

import lalanh.directives.papers

_FONT = Path(lalanh.directives.papers.__file__).parent / "fonts" / "Tinos-Regular.ttf"
# A4 at 200 dots an inch.
_SIZE = (1654, 2339)
_LETTERS_PX, _LINE_PX, _EDGE_PX = 38, 56, 200

# One line of the page each; "|" parts two columns.
PLAN = """\
UBND TỈNH HÀ NAM|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
BAN CHỈ ĐẠO CỨU TRỢ|Độc lập - Tự do - Hạnh phúc
Số: 45/KH-BCĐ|Hà Nam, ngày 02 tháng 8 năm 2021

KẾ HOẠCH
Hỗ trợ gạo cho các hộ bị ngập lụt

Thực hiện Chỉ thị số 16/CT-TTg ngày 31/3/2020 của Thủ tướng
Chính phủ, Ban Chỉ đạo xây dựng kế hoạch như sau:
II. TỔ CHỨC THỰC HIỆN
1. Sở Lao động - Thương binh và Xã hội chủ trì, phối hợp với
Hội Chữ thập đỏ tỉnh lập danh sách các hộ cần hỗ trợ, hoàn thành
trước ngày 20/8/2021.
2. Sở Tài chính bố trí kinh phí vận chuyển gạo đến các xã.

Nơi nhận:|TM. BAN CHỈ ĐẠO
- Thường trực Tỉnh ủy (để b/c);|TRƯỞNG BAN
- Lưu: VT.|
""".splitlines()


def drawn(lines: list[str] = PLAN) -> Image.Image:
    """Return a page with these lines in ink."""
    page = Image.new("L", _SIZE, 255)
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(str(_FONT), _LETTERS_PX)
    for number, line in enumerate(lines):
        left, _, right = line.partition("|")
        top = _EDGE_PX + number * _LINE_PX
        pen.text((_EDGE_PX, top), left, fill=20, font=font)
        pen.text((_SIZE[0] * 0.47, top), right, fill=20, font=font)
    return page.filter(ImageFilter.GaussianBlur(0.6))


def as_pdf(*pages: Image.Image) -> bytes:
    """Return a PDF of pictures without a text layer, as an office scanner makes it."""
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=200, save_all=True, append_images=pages[1:])
    return out.getvalue()


def as_photograph(page: Image.Image, *, turned_degrees: int = 0) -> bytes:
    """Return a JPEG of the page, as a telephone gives it, perhaps lying on its side."""
    out = io.BytesIO()
    page.rotate(turned_degrees, expand=True, fillcolor=255).save(out, "JPEG", quality=80)
    return out.getvalue()
