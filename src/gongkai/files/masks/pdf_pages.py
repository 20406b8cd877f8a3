"""A page of a PDF as a picture, with black boxes upon it."""

import io
import math
from collections.abc import Sequence

import pikepdf
import pypdfium2
from PIL import Image, ImageChops, ImageDraw
from pypdfium2 import raw

#: Left, bottom, right, top in points of the page's own space.
Rectangle = tuple[float, float, float, float]

DPI = 180
#: A larger page gets fewer dots to the inch.
_MOST_PIXELS = 12_000_000
_QUALITY = 80
#: A difference of the three colours that is none: grey letters are not quite grey.
_GREY = 24
_PICTURE = 0.25
_LOOKED_AT = 500


def add_picture(out: pikepdf.Pdf, page: pypdfium2.PdfPage, boxes: Sequence[Rectangle]) -> None:
    """Append the page as it is seen, without a letter of text."""
    width, height = page.get_size()
    scale = min(DPI / 72, math.sqrt(_MOST_PIXELS / max(width * height, 1)))
    bitmap = page.render(scale=scale)
    image = bitmap.to_pil().convert("RGB")
    places = bitmap.get_posconv(page)
    draw = ImageDraw.Draw(image)
    for left, bottom, right, top in boxes:
        corners = [places.to_bitmap(x, y) for x in (left, right) for y in (bottom, top)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        draw.rectangle((min(xs) - 1, min(ys) - 1, max(xs) + 1, max(ys) + 1), fill=(0, 0, 0))
    bitmap.close()
    stream = _stream(out, image, photographs=_has_photograph(page))
    out.add_blank_page(page_size=(round(width, 2), round(height, 2)))
    shown = out.pages[-1]
    shown.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=stream))
    shown.obj.Contents = out.make_stream(f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /P Do Q".encode("ascii"))


def _stream(out: pikepdf.Pdf, image: Image.Image, *, photographs: bool) -> pikepdf.Stream:
    """Colours as JPEG; grey letters in sixteen shades, which is smaller and sharp."""
    grey = _is_grey(image)
    size = {"Type": pikepdf.Name.XObject, "Subtype": pikepdf.Name.Image, "Width": image.width, "Height": image.height}
    if grey and not photographs:
        data = _sixteen_shades(image.convert("L"))
        parts = pikepdf.Dictionary(Predictor=15, Colors=1, BitsPerComponent=4, Columns=image.width)
        return pikepdf.Stream(
            out, data, **size, ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=4, Filter=pikepdf.Name.FlateDecode, DecodeParms=parts
        )
    packed = io.BytesIO()
    (image.convert("L") if grey else image).save(packed, "JPEG", quality=_QUALITY)
    space = pikepdf.Name.DeviceGray if grey else pikepdf.Name.DeviceRGB
    return pikepdf.Stream(out, packed.getvalue(), **size, ColorSpace=space, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode)


def _is_grey(image: Image.Image) -> bool:
    red, green, blue = image.split()
    return all(ImageChops.difference(one, other).getextrema()[1] <= _GREY for one, other in ((red, green), (green, blue)))


def _sixteen_shades(image: Image.Image) -> bytes:
    """Rows of four bits a dot, packed as PNG packs them (predictor 15)."""
    shades = Image.frombytes("P", image.size, image.point([value >> 4 for value in range(256)]).tobytes())
    shades.putpalette([shade * 17 for shade in range(16) for _ in range(3)])
    packed = io.BytesIO()
    shades.save(packed, "PNG", bits=4)
    data, out, at = packed.getvalue(), bytearray(), 8
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] == b"IDAT":
            out += data[at + 8 : at + 8 + length]
        at += length + 12
    return bytes(out)


def _has_photograph(page: pypdfium2.PdfPage) -> bool:
    """A large picture on it."""
    size = page.get_width() * page.get_height()
    for number, thing in enumerate(page.get_objects(max_depth=3)):
        if number >= _LOOKED_AT:
            break
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            if (right - left) * (top - bottom) > size * _PICTURE:
                return True
    return False
