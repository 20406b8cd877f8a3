"""Names of issuing bodies as printed: one body, several joined, or one that passes on (转发) what another wrote."""

import re
from collections.abc import Callable

_SEPARATED = re.compile(r"\s*[、，,；;/\n　]\s*|\s{2,}")
_PASSES_ON = re.compile(r"(?<=.)(?:转发|批转|印发)")
#: What a name of a body ends in.
_END = "办公厅|办公室|厅|局|委员会|委|部|署|总会|协会|银行|法院|检察院|人民政府"
_BOUNDARY = re.compile(rf"(?:{_END})(?=[^、，]{{2,}})")
#: What follows an ending within one and the same name.
_GOES_ON = re.compile(
    r"办公厅|办公室|委员会|机关|分局|支局|监管局|专员办|总局|[局厅部委]|领导小组|工作|组织部|宣传部|统战部|政法委|机构编制|网信办|党校|直属|党组|令|外|门|队|长"
)
#: Bodies whose name goes on with a place: 国家税务总局河北省税务局, 中国证券监督管理委员会上海监管局.
_VERTICAL = re.compile(r"国家税务总局|国家统计局|国家矿山安全监察局|中国\S*(?:委员会|银行|总局)|国家\S*监督管理总局|海关总署|中华全国\S*会")
_OF_THE_STATE = re.compile(r"国家|中国|中共|中央|全国|国务院|财政部|教育部|科技部|公安部|民政部|司法部|水利部|商务部|审计署|中华")
_WHOLE = re.compile(rf".{{0,40}}(?:{_END})")


def split(text: str, known: Callable[[str], bool]) -> list[str]:
    """The bodies in a printed name, lead first. What cannot be told apart for sure stays one name.

    `known` says whether a name is that of a unit: then it is never taken apart.
    """
    text = text.strip()
    if not text or known(text):
        return [text] if text else []
    text = _PASSES_ON.split(text)[0].strip()
    if text.startswith(("转发", "批转")):
        return []
    parts = [part for part in _SEPARATED.split(text) if part]
    return [name for part in parts for name in _told_apart(part, known)]


def _told_apart(text: str, known: Callable[[str], bool]) -> list[str]:
    names, start = [], 0
    for found in _BOUNDARY.finditer(text):
        before, after = text[start : found.end()], text[found.end() :]
        if _is_boundary(before, after, known):
            names.append(before)
            start = found.end()
    names.append(text[start:])
    whole = all(_WHOLE.fullmatch(name) or known(name) for name in names)
    return names if whole else [text]


def _is_boundary(before: str, after: str, known: Callable[[str], bool]) -> bool:
    if len(before) < 3 or _GOES_ON.match(after):
        return False
    if _VERTICAL.fullmatch(before) and not _OF_THE_STATE.match(after):
        return False
    if before.endswith(("委员会", "委", "局", "人民政府")) and re.match(r"[^省市县区厅局委部]{2,6}(?:分局|支局|支队|大队|中心)", after):
        return False
    if before.endswith("人民政府"):
        return known(before)
    return True
