"""The HTML of official documents: numbered levels 一、（一）1.（1） as text, tables, the sign-off. No styles, only classes."""

from collections.abc import Iterable, Sequence
from datetime import date

from gongkai.demo.days import chinese

_DIGITS = "零一二三四五六七八九"


def numeral(number: int) -> str:
    """Chinese numeral below one hundred: 12 -> 十二."""
    tens, units = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[units] if units or not tens else "")


class Paper:
    """Collects the parts of a document in order. Texts come from our own word lists and hold no markup."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._level1 = self._level2 = self._article = self._chapter = 0

    def to(self, text: str) -> "Paper":
        self.parts.append(f'<p class="noindent">{text}：</p>')
        return self

    def p(self, *texts: str) -> "Paper":
        self.parts.extend(f"<p>{text}</p>" for text in texts)
        return self

    def heading(self, text: str) -> "Paper":
        self.parts.append(f'<h2 class="doc-title">{text}</h2>')
        self._level1 = self._level2 = self._article = 0
        return self

    def section(self, text: str) -> "Paper":
        self._level1 += 1
        self._level2 = 0
        self.parts.append(f'<p class="lv1">{numeral(self._level1)}、{text}</p>')
        return self

    def chapter(self, text: str) -> None:
        """第一章　总则: numbering of chapters; articles run on."""
        self._chapter += 1
        self.parts.append(f'<p class="lv1">第{numeral(self._chapter)}章　{text}</p>')

    def item(self, text: str) -> "Paper":
        self._level2 += 1
        self.parts.append(f'<p class="lv2">（{numeral(self._level2)}）{text}</p>')
        return self

    def points(self, texts: Iterable[str]) -> "Paper":
        self.parts.extend(f'<p class="lv3">{number}.{text}</p>' for number, text in enumerate(texts, 1))
        return self

    def article(self, text: str) -> "Paper":
        self._article += 1
        self.parts.append(f"<p><strong>第{numeral(self._article)}条</strong>　{text}</p>")
        return self

    def clauses(self, texts: Iterable[str]) -> "Paper":
        self.parts.extend(f'<p class="lv2">（{numeral(number)}）{text}</p>' for number, text in enumerate(texts, 1))
        return self

    def table(self, caption: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> "Paper":
        cells = "".join(f'<th scope="col">{name}</th>' for name in head)
        body = "".join("<tr>" + "".join(f"<td>{value}</td>" for value in row) + "</tr>" for row in rows)
        self.parts.append(f"<table><caption>{caption}</caption><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>")
        return self

    def annexes(self, titles: Sequence[str]) -> "Paper":
        if len(titles) == 1:
            self.parts.append(f"<p>附件：{titles[0]}</p>")
        else:
            self.parts.append("<p>附件：" + "<br>".join(f"{number}.{title}" for number, title in enumerate(titles, 1)) + "</p>")
        return self

    def sign(self, issuers: str | Sequence[str], day: date) -> "Paper":
        names = (issuers,) if isinstance(issuers, str) else issuers
        self.parts.append(f'<p class="ta-r">{"<br>".join([*names, chinese(day)])}</p>')
        return self

    def public(self) -> "Paper":
        self.parts.append("<p>（此件公开发布）</p>")
        return self

    def html(self) -> str:
        return "".join(self.parts)
