"""Words of a query: cutting it up, and leaving out what only asks.

Only queries are cut. The index holds pairs of characters, so the dictionary may change at any time without reindexing.
"""

import re
from functools import cache
from types import ModuleType

from gongkai.text.bigrams import HAN

#: What makes a search term a sentence: question words, particles, auxiliaries, politeness.
_ASKING = """
怎么 怎样 怎么样 怎么办 怎么着 如何 咋 咋办 为什么 为何 为啥 什么 啥 什么样 什么时候 何时 哪 哪个 哪些 哪里 哪儿 哪种 哪几 谁 几 几个 几天 几年 几岁 几次
多少 多少钱 多长 多久 多大 多高 多长时间 多少天 多少年 多少次 是否 能否 可否 有没有 是不是 能不能 可不可以 要不要 会不会 行不行 算不算 该不该
吗 呢 吧 啊 呀 嘛 么 的 了 着 过 得 地 之 我 我们 我家 你 你们 您 他 她 它 他们 咱 咱们 自己 别人 人家 请问 请 问 想 想问 咨询 了解 知道 想知道
是 有 要 能 会 可 可以 能够 应该 应当 该 需 需要 必须 得 让 给 把 被 对 对于 关于 跟 和 与 及 或 或者 以及 并 而 但 但是 如果 的话 因为 所以
在 到 从 由 向 往 于 为 为了 按 按照 才 就 都 也 还 还是 又 再 很 太 更 最 不 没 没有 那 这 那个 这个 这些 那些 上 下 里 中 去 来 一下 一个 算 叫
行 吃 办 做 弄 搞 用 时 时候 后 前 之后 之前 以后 以前
""".split()
ASKING = frozenset(_ASKING)
#: Words that show that the query is a question or a sentence, not a list of search terms.
_QUESTION = re.compile(
    r"怎么|怎样|如何|咋|为什么|为何|为啥|什么|啥|哪[个些里儿种几]|多少|多长|多久|多大|多高|是否|能否|可否|有没有|是不是|能不能|可不可以|要不要|几[天年岁次个月]|谁|吗|呢|[?]",
)
_TOKENS = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")


@cache
def _cutter() -> ModuleType:
    """The dictionary is read when the first query is cut: most commands never ask."""
    import rjieba

    return rjieba


def cut(folded: str) -> list[str]:
    """The words of folded text, in order; marks and blanks left out. Numbers and Latin words stay whole."""
    out: list[str] = []
    for token in _TOKENS.findall(folded):
        out += _cutter().cut(token, False) if len(token) > 1 and not token.isascii() else [token]
    return out


def is_question(folded: str) -> bool:
    return bool(_QUESTION.search(folded))


def meaningful(words: list[str]) -> list[str]:
    """The words without those that only ask, in order, each once. If nothing is left, the words as they were."""
    kept = list(dict.fromkeys(word for word in words if word not in ASKING))
    return kept or list(dict.fromkeys(words))
