"""A page made ready for recognition: even light, lines level, ink dark on white."""

from statistics import pvariance

from PIL import Image, ImageChops, ImageFilter, ImageOps

# The light is measured on a picture so much smaller, in a window wider than any stroke.
_SMALLER = 8
_WINDOW_PX = 9
_BLUR_PX = 12
# Pages lie askew by some degrees; beyond that they are taken to be meant so.
_STEEPEST_DEGREES = 6.0
_MEASURED_WIDTH_PX = 500
# A tilt below this costs more in sharpness than it gains.
_LEVEL_DEGREES = 0.25


def cleaned(picture: Image.Image) -> Image.Image:
    """Return a grey page with its light evened out and its lines level."""
    lit = ImageOps.autocontrast(_evenly_lit(picture), cutoff=(0, 2))
    degrees = tilt_degrees(lit)
    if abs(degrees) < _LEVEL_DEGREES:
        return lit
    return lit.rotate(-degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)


def _evenly_lit(picture: Image.Image) -> Image.Image:
    """Take the paper's own shade away, so that a shadow on a photograph is no ink."""
    size = (max(1, picture.width // _SMALLER), max(1, picture.height // _SMALLER))
    paper = picture.resize(size, Image.Resampling.BOX).filter(ImageFilter.MaxFilter(_WINDOW_PX))
    paper = paper.filter(ImageFilter.GaussianBlur(_BLUR_PX)).resize(picture.size)
    return ImageOps.invert(ImageChops.subtract(paper, picture))


def tilt_degrees(picture: Image.Image) -> float:
    """
    Return by how many degrees the lines of a page climb from left to right.

    Level lines make rows of ink and rows of paper, so the ink of the rows varies most when the
    page is turned back by its tilt; found in steps of a half, then of a tenth of a degree.
    """
    height = max(1, round(picture.height * _MEASURED_WIDTH_PX / picture.width))
    small = ImageOps.invert(picture.resize((_MEASURED_WIDTH_PX, height), Image.Resampling.BOX))
    steps = int(_STEEPEST_DEGREES * 2)
    coarse = max((step / 2 for step in range(-steps, steps + 1)), key=lambda d: _rows(small, d))
    fine = [coarse + step / 10 for step in range(-4, 5)]
    return max(fine, key=lambda degrees: _rows(small, degrees))


def _rows(ink: Image.Image, degrees: float) -> float:
    """Return how much the rows differ in ink once the page is turned back by so many degrees."""
    turned = ink.rotate(-degrees, resample=Image.Resampling.BILINEAR)
    column = turned.resize((1, turned.height), Image.Resampling.BOX)
    return pvariance(column.tobytes())
