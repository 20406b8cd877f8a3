"""A natural person's name as it is published: 张某某 (rules K: 去标识化; how much stays is 口径)."""

#: Surnames of two characters, the usual ones.
_DOUBLE = frozenset(
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 夏侯 司徒 司空 轩辕 端木 独孤 南宫 拓跋 澹台 公羊 濮阳 呼延 申屠 太史 闻人 钟离".split()
)
_MASK = "某"


def masked(name: str) -> str:
    """Surname and 某 for what follows, two at most; a name that is masked already stays. 阿依古丽·买买提 → 阿某某."""
    name = "".join(name.split())
    if _MASK in name or len(name) < 2:
        return name
    if "·" in name or "•" in name or name.isascii() or len(name) > 4:
        return name[0] + _MASK * 2
    surname = name[:2] if len(name) > 2 and name[:2] in _DOUBLE else name[0]
    return surname + _MASK * min(2, len(name) - len(surname))


def without(text: str, name: str) -> str:
    """`text` with every mention of the full name masked; names of one character are left alone."""
    return text.replace(name, masked(name)) if len(name) > 1 else text
