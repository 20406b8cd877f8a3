"""ZIP: every file in it, archives in archives, within the limits of `sink`."""

import zipfile

from gongkai.files.parsers import packages
from gongkai.files.parsers.found import ParseError
from gongkai.files.review.package import content
from gongkai.files.review.sink import Sink

_UTF8 = 0x800
_MOST = 100 * 1024 * 1024


def read(data: bytes, sink: Sink) -> None:
    from gongkai.files.review.reading import read as read_any

    with packages.opened_bytes(data) as package:
        try:
            packages.check(package, size=len(data), archive=True)
        except ParseError as error:
            if error.code != "zip_slip":  # names that lead out of it do no harm here: nothing is written
                raise
        for info in package.infolist():
            if info.is_dir():
                continue
            sink.unpack(info.file_size)
            name = name_of(info)
            with sink.inside("inside", name):
                if info.flag_bits & 1 or info.file_size > _MOST:
                    sink.name(name)
                    sink.unreadable("encrypted" if info.flag_bits & 1 else "too_large")
                    continue
                try:
                    member = content(package, info)
                except ParseError:
                    sink.name(name)
                    sink.unreadable("damaged")
                    continue
                read_any(member, name, sink)


def name_of(info: zipfile.ZipInfo) -> str:
    """The name as its maker wrote it: GB 18030 where nothing says UTF-8."""
    if info.flag_bits & _UTF8:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename
