"""Letters to others: 《政府信息发布协调函》 with its answer (letters 8.6), 《关于报请确定能否公开的函》 (letters 8.7)."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from gongkai.files.rendering.paper import Letter, Paper, Row
from gongkai.publishing.models import CoordinationWord, ReferralWord
from gongkai.publishing.papers.words import box, day_of_moment, foot, hashed, line, signed, two, words_of_day
from gongkai.publishing.rules.coordinating import Standing
from gongkai.publishing.rules.referring import Referred


def coordination(one: Standing, today: date) -> Paper:
    """The letter to the other unit, and below it everything that was said; an empty box while it has not answered."""
    mine = one.letter
    begins = _("本机关拟公开《%s》，下列内容涉及你单位：") % mine.manuscript.title
    asks = _("依照《中华人民共和国政府信息公开条例》第十一条，请在%s前确认是否准确一致、可否公开。") % words_of_day(mine.answer_by)
    points = (f"{number}. {part}" for number, part in enumerate(mine.parts, 1))
    return Paper(
        title=_("政府信息发布协调函"), head=mine.unit.name, number=mine.number, rows_title=_("回复意见"), foot=foot(today),
        letter=Letter(_("%s：") % mine.to_unit.name, (begins, *points, asks), (mine.unit.name, day_of_moment(mine.asked_at))),
        rows=tuple(_answers(one)),
    )  # fmt: skip


def _answers(one: Standing) -> Iterator[Row]:
    for word in one.words:
        said = "\n".join(part for part in (word.reason, word.ground) if part)
        yield line(str(CoordinationWord.Kind(word.kind).label), said or _("（没有另写理由）"), sign=signed(word.person, word.role, word.at))
    if one.answer is None and one.withdrawn is None:
        yield box(_("意见、理由"))
    if one.lapsed:
        yield line(_("逾期未复"), _("期限已过，没有答复。按无意见处理，由批准人批准时确认（口径）。"))
    yield line(_("经办"), one.letter.unit.name, sign=signed(one.letter.asked_by, one.letter.role, one.letter.asked_at))
    yield hashed(_("征询时校验值"), one.letter.content_hash)


def referral(one: Referred, today: date) -> Paper:
    """The letter to those who decide, and below it the answer that was registered. Nothing of the content is in it."""
    mine = one.letter
    asks = _("%(title)s能否公开，本机关不能确定：%(question)s") % {"title": mine.title_only, "question": _stop(mine.question)}
    view = _("拟办意见：%s") % _stop(mine.our_view)
    basis = _("依照《中华人民共和国政府信息公开条例》第十七条第三款，报请确定，请在%s前函复。") % words_of_day(mine.answer_by)
    return Paper(
        title=_("关于报请确定能否公开的函"), head=mine.unit.name, number=mine.number, rows_title=_("复函登记"), foot=foot(today),
        letter=Letter(
            _("%s：") % mine.to_body, (asks, view, f"{basis}{_stop(mine.carrier_note)}"), (mine.unit.name, day_of_moment(mine.asked_at))
        ),
        rows=tuple(_registered(one)),
    )  # fmt: skip


def _registered(one: Referred) -> Iterator[Row]:
    word = one.word
    if word is None:
        yield two((_("复函文号"), "　"), (_("复函日期"), "　"))
        yield box(_("复函意见"))
    else:
        if word.kind != ReferralWord.Kind.WITHDRAWN:
            yield two((_("复函文号"), word.document_number), (_("复函日期"), words_of_day(word.answered_on)))
        label = str(ReferralWord.Kind(word.kind).label)
        yield line(_("结果"), "\n".join(part for part in (label, word.text) if part), sign=signed(word.person, word.role, word.at))
    yield line(_("经办"), one.letter.unit.name, sign=signed(one.letter.asked_by, one.letter.role, one.letter.asked_at))
    yield hashed(_("报请时校验值"), one.letter.content_hash)


def _stop(words: str) -> str:
    """Ends as a sentence does."""
    return words if words.endswith(("。", "？", "！")) else f"{words}。"
