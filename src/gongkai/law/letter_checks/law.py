"""V-LAW: the articles that a letter cites are those of its reply, its grounds and the text of its day; 项 are not left out."""

from collections.abc import Iterator, Mapping

from gongkai.law.letter_checks.citations import Citation, citations, rank
from gongkai.law.letter_checks.facts import Facts, Finding, without_request
from gongkai.law.letters import Letter
from gongkai.law.sayings import Said, gettext_noop
from gongkai.law.wording import plain_articles

#: Notices: the article that they must cite, by the text of 2019.
_NOTICES: Mapping[str, int] = {
    "correction_notice": 30,
    "reasons_notice": 35,
    "extension_notice": 33,
    "delay_notice": 35,
    "third_party_consultation": 32,
    "third_party_disclosure_notice": 32,
    "comaker_consultation": 34,
    "fee_notice": 42,
}
#: Where a law or an administrative regulation is needed, and nothing below will do (第十四条, 第三十六条第七项).
_RANKED: Mapping[str, str] = {"reply_refused_14_2": "forbidding_law", "reply_special_law": "special_law"}


def check(letter: Letter, text: str, facts: Facts) -> Iterator[Finding]:
    """Findings on the citations."""
    text = without_request(text, facts)
    cited = [one for one in citations(text) if one.of_regulation]
    version = facts.regulation_cited.version
    for result in facts.results:
        wanted = [result.kind.article(version), *(ground.article(version) for ground in result.grounds)]
        for article in dict.fromkeys(one for one in wanted if one.startswith("第")):
            yield from _cites(cited, article)
    if version == "2019":
        yield from _of_2007(cited, text)
        yield from _notice(letter, cited)
    else:
        yield from _of_2019(cited)
    yield from _rank(letter, facts)


def _cites(cited: list[Citation], article: str) -> Iterator[Finding]:
    """Whether `article` (第三十六条第（四）项, 第十六条第二款) is among the cited; the article without its 项 is another fault."""
    wanted = next(citations(article))
    same = [one for one in cited if one.article == wanted.article]
    if any(_covers(one, wanted) for one in same):
        return
    if same:
        template = gettext_noop("引用第%(number)d条漏了款项，应为%(article)s")
        values = {"number": wanted.article, "article": article}
        yield Finding("V-LAW", "error", Said("item_left_out", template, values), same[0].start, same[0].end)
    else:
        yield Finding("V-LAW", "error", Said("article_missing", gettext_noop("没有引用条例%(article)s"), {"article": article}))


def _covers(one: Citation, wanted: Citation) -> bool:
    paragraph = wanted.paragraph is None or one.paragraph == wanted.paragraph
    return paragraph and set(wanted.items) <= set(one.items)


def _of_2007(cited: list[Citation], text: str) -> Iterator[Finding]:
    for one in cited:
        sentence = text[max(0, one.start - 40) : one.end + 40]
        old = (
            (one.article == 21 and one.items)
            or (one.article == 14 and one.paragraph == 4)
            or (one.article == 22 and "区分处理" in sentence)
        )
        if old:
            template = gettext_noop("“%(words)s”是2007年版条例的条号，2019年5月15日起不得引用")
            yield Finding("V-LAW", "error", Said("old_article", template, {"words": text[one.start : one.end]}), one.start, one.end)


def _of_2019(cited: list[Citation]) -> Iterator[Finding]:
    for one in cited:
        if one.article > 38 or (one.article == 36 and one.items):
            template = gettext_noop("2019年5月15日以前作出的，引用了2019年版才有的第%(number)d条")
            yield Finding("V-LAW", "error", Said("new_article", template, {"number": one.article}), one.start, one.end)


def _notice(letter: Letter, cited: list[Citation]) -> Iterator[Finding]:
    wanted = _NOTICES.get(letter.code)
    if wanted is None:
        return
    if all(one.article != wanted for one in cited):
        yield Finding("V-LAW", "error", Said("article_missing", gettext_noop("没有引用条例第%(number)d条"), {"number": wanted}))
    if letter.code == "delay_notice":
        for one in cited:
            if one.article == 33:
                yield Finding(
                    "V-LAW", "error", Said("delay_is_35", gettext_noop("延迟答复依第三十五条，不得引第三十三条")), one.start, one.end
                )


def _rank(letter: Letter, facts: Facts) -> Iterator[Finding]:
    name = facts.fields.get(_RANKED.get(letter.code, ""), "")
    if not isinstance(name, str) or not name.strip():
        return
    found = rank(name)
    if found in {"local", "lower"}:
        template = gettext_noop("“%(name)s”不是法律、行政法规，不能作为依据")
        yield Finding("V-LAW", "error", Said("rank_too_low", template, {"name": name[:60]}))
    elif found == "unknown":
        template = gettext_noop("看不出“%(name)s”是不是法律、行政法规，请核对位阶")
        yield Finding("V-LAW", "warning", Said("rank_unknown", template, {"name": name[:60]}))
    if "条" not in plain_articles(name):
        yield Finding("V-LAW", "error", Said("no_article_of_law", gettext_noop("没有写明所依据法律、行政法规的条款")))
