"""TXT, CSV and HTML: masked in the text itself; written as UTF-8."""

import csv
import io
from collections import Counter

from gongkai.files.masks.job import ColumnJob, Job
from gongkai.files.masks.spelling import HIDDEN_WORD, covered
from gongkai.files.masks.values import Done
from gongkai.files.parsers.found import ParseError
from gongkai.files.review.plain import decoded, delimiter_of
from gongkai.text.name_lists import find_name_list

_MARK = b"\xef\xbb\xbf"


def mask(data: bytes, job: Job) -> Done:
    text, hits = decoded(data), Counter[str | int]()
    for one in job.here:
        text, count = _columns(text, one)
        hits[one.index] += count
    found = job.wanted.hits(text)
    hits.update(hit.secret.key for hit in found)
    mark = _MARK if data.startswith(_MARK) or not data.isascii() else b""  # old programs know UTF-8 by it alone
    text = covered(text, found).replace("charset=gb2312", "charset=utf-8").replace("charset=gbk", "charset=utf-8")
    return Done(mark + text.encode(), hits)


def _columns(text: str, job: ColumnJob) -> tuple[str, int]:
    """A CSV file with what is sensitive about the persons of a list covered."""
    delimiter = delimiter_of(text.replace("\r\n", "\n"))
    rows = list(csv.reader(io.StringIO(text), delimiter=delimiter)) if delimiter else []
    found = find_name_list([[" ".join(cell.split()) for cell in row] for row in rows])
    if found is None:
        raise ParseError("nothing_matched", str(job.index + 1))
    count = 0
    for row in rows[found.heading + 1 : found.last + 1]:
        for column in found.columns:
            if column < len(row) and row[column].strip():
                row[column] = HIDDEN_WORD * 3
                count += 1
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue(), count
