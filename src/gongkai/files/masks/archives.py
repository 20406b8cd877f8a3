"""ZIP: masked member by member. A member that nobody can mask stays as it is, unless something wanted stands in it."""

import io
import zipfile

from gongkai.files.masks.job import Job
from gongkai.files.masks.names import masked_name
from gongkai.files.masks.package import opened_archive
from gongkai.files.masks.proof import prove, stands_in
from gongkai.files.masks.values import Done
from gongkai.files.parsers import packages
from gongkai.files.parsers.found import ParseError
from gongkai.files.review import package as office
from gongkai.files.review.archives import name_of
from gongkai.files.review.masking import shown
from gongkai.files.review.sink import MAX_DEPTH

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MOST = 300 * 1024 * 1024


def mask(data: bytes, job: Job) -> Done:
    done, members = Done(b""), {}
    if len(job.outer) > MAX_DEPTH:
        raise ParseError("too_large")
    with opened_archive(data) as package:
        if packages.encrypted(package):
            raise ParseError("encrypted")
        if sum(info.file_size for info in package.infolist()) > _MOST:
            raise ParseError("too_large")
        for info in package.infolist():
            if info.is_dir():
                continue
            name = name_of(info)
            content = _member(office.content(package, info), job.within(shown(name)), done)
            new, hits = masked_name(_within(name), job.wanted)
            done.hits += hits
            members[_free(new, members)] = content
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            package.writestr(info, content)
    done.content = out.getvalue()
    return done


def _member(content: bytes, job: Job, done: Done) -> bytes:
    from gongkai.files.masks.working import mask_any, maskable

    try:
        kind = maskable(content)
        masked = mask_any(content, kind, job)
    except ParseError:
        if job.here or stands_in(content, job.wanted):
            raise
        return content
    if not masked.hits:
        if stands_in(content, job.wanted):  # in a part that goes as a whole
            masked.hits.update(stands_in(content, job.wanted))
        else:
            return content
    prove(masked.content, kind, job.wanted, before=content)
    done.hits += masked.hits
    done.notes |= masked.notes
    return masked.content


def _within(name: str) -> str:
    """A name that leads nowhere but into the archive."""
    return "/".join(part for part in name.replace("\\", "/").split("/") if part not in {"", ".", ".."}) or "file"


def _free(name: str, taken: dict[str, bytes]) -> str:
    """A name that no other member has: two may be the same once they are masked."""
    stem, dot, extension = name.rpartition(".")
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{stem}-{number}{dot}{extension}" if dot else f"{name}-{number}"
    return free
