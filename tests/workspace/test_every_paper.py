"""Every paper of publishing: the page and the PDF say the same, who may see the act may have its paper, nobody else."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any
from urllib.parse import unquote

import openpyxl
import pytest
from pypdf import PdfReader

from gongkai.catalog import declarations
from gongkai.catalog.models import Column, Item
from gongkai.events import clock
from gongkai.files.services import keep
from gongkai.publishing.lists import batches as batch_lists
from gongkai.publishing.models import EntryBatch, Hiding, Manuscript, Opinion, Removal
from gongkai.publishing.services import bulk, coordination, drafting, entry, hiding, offline, referral, review, revising, urgent, withdrawal
from gongkai.publishing.services.offline import Signed
from gongkai.publishing.tables.kinds import PERMIT
from gongkai.units.models import Unit
from gongkai.workspace.printing import KINDS
from tests.support.personnel import a_person, a_post, signed_in
from tests.support.tables import filled, permit_row
from tests.workspace.conftest import Office, today

pytestmark = pytest.mark.django_db
Paper = tuple[str, int, tuple[str, ...]]


def _words(content: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).replace(" ", "").replace("\n", "")


def _fresh(one: Manuscript) -> Manuscript:
    return Manuscript.objects.select_related("unit", "item__unit").get(pk=one.pk)


def _released(office: Office, one: Manuscript) -> Item:
    one = drafting.submit(one, actor=office.officer.actor, version=one.version)
    if one.state == "secrecy":
        one = review.pass_step(one, says="clear", actor=office.reviewer.actor, version=one.version)
    review.approve(one, secrecy="clear", actor=office.approver.actor, version=one.version)
    return Item.objects.get(pk=_fresh(one).item_id)


def batch(office: Office, _draft: Manuscript) -> Paper:
    file = keep(filename="许可.xlsx", content=filled(PERMIT, [permit_row(n) for n in (1, 2)]), queue=False)
    one = entry.enter(
        entry.receive(unit=office.unit, kind=PERMIT, column="040602", actor=office.officer.actor, file=file), actor=office.officer.actor
    )
    act = bulk.begin_act(key="k", verb="submit", picks=batch_lists.picks(one, "draft"), actor=office.officer.actor, batch=one)
    bulk.proceed(act, actor=office.officer.actor)
    rows = batch_lists.batch_form(EntryBatch.objects.get()).rows
    return "batch", one.pk, ("政府信息公开批量审批单", "共2条，批准0条，退回0条，在办2条", rows[0].hash[:32], rows[1].hash[32:])


def returned(office: Office, draft: Manuscript) -> Paper:
    one = drafting.submit(draft, actor=office.officer.actor, version=draft.version)
    review.return_(
        one, actor=office.reviewer.actor, version=one.version, reasons=["personal", "other"], text="附件第二页有电话", says="never"
    )
    return (
        "returned",
        Opinion.objects.get().pk,
        ("退回修改意见单", "1.含个人信息", "2.其他", "附件第二页有电话", "不得公开", one.content_hash),
    )


def urgent_(office: Office, draft: Manuscript) -> Paper:
    one = drafting.save(draft, actor=office.officer.actor, version=draft.version, values={"urgent": True, "urgent_why": "汛情通告"})
    one = drafting.submit(one, actor=office.officer.actor, version=one.version)
    urgent.decide_urgently(
        one,
        actor=office.approver.actor,
        version=one.version,
        other=office.reviewer.person.pk,
        way="telephone",
        recording="R-17",
        secrecy="clear",
    )
    number = one.urgent_decisions.get().pk
    return "urgent", number, ("急件补签单", "汛情通告", "电话录音", "R-17", "已签", one.content_hash)


def offline_(office: Office, draft: Manuscript) -> Paper:
    scan = keep(filename="签批单.pdf", content=b"%PDF-1.4 scan", queue=False)
    steps = [Signed("secrecy", "丙审查", today()), Signed("approval", "丁局长", today())]
    one = offline.register_offline(draft, actor=office.officer.actor, version=draft.version, scan=scan, steps=steps)
    number = one.offline_signatures.get().pk
    return "offline", number, ("线下签批登记单", scan.sha256, one.content_hash, "丙审查", "丁局长", "信息员")


def coordination_(office: Office, draft: Manuscript) -> Paper:
    other = Unit.objects.get(code="990123")
    (letter,) = coordination.ask(draft, actor=office.officer.actor, units=[other], parts=["第一条的水压数据", "附件二"])
    seen = _fresh(draft).content_hash
    coordination.answer(letter, actor=office.stranger.actor, says="object", reason="数据未核", ground="条例第十一条", seen=seen)
    return (
        "coordination",
        letter.pk,
        (letter.number, "明川市水务局：", "1.第一条的水压数据", "不同意公开", "数据未核", "条例第十一条", seen),
    )


def referral_(office: Office, draft: Manuscript) -> Paper:
    said = {
        "to_body": "明川市国家保密局",
        "title_only": "某工程的位置图",
        "question": "位置图是否属于不宜公开的地理信息",
        "our_view": "拟公开简图",
    }
    letter = referral.refer(draft, actor=office.reviewer.actor, **said)
    return "referral", letter.pk, (letter.number, *said.values(), "第十七条第三款", "机要渠道", letter.content_hash)


def hiding_(office: Office, draft: Manuscript) -> Paper:
    item = _released(office, draft)
    one = hiding.hide_item(item, actor=office.head.actor, reason="附表有电话", kind="personal", found_by="群众来信")
    hiding.confirm_hiding(one, actor=office.reviewer.actor)
    hiding.restore(one, actor=office.reviewer.actor, reason="核对无误")
    return "hiding", one.pk, (f"{item.pk}-T1", "含个人信息", "群众来信", "附表有电话", "保持下线", "恢复", "核对无误", "科室负责人")


def removal(office: Office, draft: Manuscript) -> Paper:
    item = _released(office, draft)
    why = {"kind": "error", "ground": "条例第六条", "public_reason": "数据有误，另行发布", "internal_reason": "报表口径变了"}
    one = withdrawal.propose_removal(item, actor=office.officer.actor, **why)
    withdrawal.decide_removal(one, actor=office.approver.actor, approve=True)
    number = f"{item.unit.name}公撤决〔{today().year}〕1号"
    return (
        "removal",
        one.pk,
        ("政府信息撤下决定", number, item.title, "内容有误", "条例第六条", "数据有误，另行发布", "报表口径变了", "批准人"),
    )


def corrigendum(office: Office, draft: Manuscript) -> Paper:
    one = revising.correct_item(_released(office, draft), actor=office.officer.actor)
    one = drafting.save(one, actor=office.officer.actor, version=one.version, values={"title": "改正后的标题", "note": "标题有错字"})
    one = drafting.submit(one, actor=office.officer.actor, version=one.version)
    review.approve(one, secrecy="clear", actor=office.head.actor, version=one.version)
    return "corrigendum", one.pk, ("更正说明", "第2版", draft.title, "改正后的标题", "标题有错字", "另一人核对", _fresh(one).content_hash)


def validity(office: Office, draft: Manuscript) -> Paper:
    item = _released(office, draft)
    values = {
        "title": "关于废止供水改造通知的通知", "body": "<p>现予废止。</p>", "columns": ["0203"], "genre": "通知", "attribute": "proactive",
        "document_number": "明住建发〔2026〕9号", "written_on": today(), "repeals": [item.document_number],
    }  # fmt: skip
    _released(office, drafting.create(unit=office.unit, actor=office.officer.actor, values=values))
    return "validity", item.pk, ("文件有效性标注单", item.title, "废止", "明住建发〔2026〕9号", office.approver.person.name)


def declaration(office: Office, _draft: Manuscript) -> Paper:
    column = Column.objects.get(code="0203", unit=None)
    row = declarations.propose(office.unit, column, actor=office.officer.actor, reason="本单位没有此项职能", unit_head="局长甲")
    declarations.return_(row, actor=office.city.actor, answer="三定规定里有")
    return "declaration", row.pk, ("本单位无此类信息申报单", column.name, "本单位没有此项职能", "局长甲", "不认可：三定规定里有")


ACTS: dict[str, Callable[[Office, Manuscript], Paper]] = {
    "batch": batch, "returned": returned, "urgent": urgent_, "offline": offline_, "coordination": coordination_, "referral": referral_,
    "hiding": hiding_, "removal": removal, "corrigendum": corrigendum, "validity": validity, "declaration": declaration,
}  # fmt: skip


def test_there_is_an_act_for_every_paper() -> None:
    assert set(ACTS) == set(KINDS)


@pytest.mark.parametrize("name", ACTS)
def test_page_and_pdf_say_the_same_to_who_sees_the_act_and_to_nobody_else(office: Office, draft: Manuscript, name: str) -> None:
    kind, number, said = ACTS[name](office, draft)
    page, pdf = office.head.get(f"papers/{kind}/{number}/"), office.head.get(f"papers/{kind}/{number}.pdf")
    assert (page.status_code, pdf.status_code, pdf["Content-Type"]) == (200, 200, "application/pdf")
    assert "no-store" in pdf["Cache-Control"]
    assert unquote(pdf["Content-Disposition"]).endswith(".pdf")
    shown, printed = page.content.decode().replace("<br>", "").replace(" ", "").replace("\n", ""), _words(pdf.content)
    for words in said:
        assert words.replace(" ", "") in shown
        assert words.replace(" ", "") in printed
    assert "第1页，共" in printed
    assert "本系统为非涉密系统" in printed
    if name != "coordination":  # the unit that is asked has its letter
        assert office.stranger.get(f"papers/{kind}/{number}/").status_code == 404
        assert office.stranger.get(f"papers/{kind}/{number}.pdf").status_code == 404
    keeper = a_person("keeper", office.unit)
    a_post(keeper, office.unit, "complaint_officer")
    assert signed_in(keeper).get(f"/workspace/papers/{kind}/{number}.pdf").status_code == 404
    for number_of_none in (number + 999, 10**15):
        assert office.head.get(f"papers/{kind}/{number_of_none}/").status_code == 404


@pytest.mark.parametrize("name", ACTS)
def test_the_page_of_the_act_leads_to_its_paper(office: Office, draft: Manuscript, name: str) -> None:
    kind, number, _said = ACTS[name](office, draft)
    back = office.head.get(f"papers/{kind}/{number}/").context["back"]
    page = office.head.client.get(back).content.decode()
    address = f"/workspace/papers/{kind}/{number}"
    assert address in page


def test_a_third_unit_does_not_have_the_letter(office: Office, draft: Manuscript) -> None:
    kind, number, _said = coordination_(office, draft)
    assert office.stranger.get(f"papers/{kind}/{number}.pdf").status_code == 200
    third = Unit.objects.create(
        code="990124", name="明川市林业局", path="00000003", level="department", parent=office.unit.parent, valid_from=today()
    )
    person = a_person("third", third)
    a_post(person, third, "information_officer")
    assert signed_in(person).get(f"/workspace/papers/{kind}/{number}.pdf").status_code == 404


def test_there_is_no_paper_of_another_kind_or_of_what_did_not_happen(office: Office, draft: Manuscript) -> None:
    item = _released(office, draft)
    for address in ("nonsense/1/", f"corrigendum/{draft.pk}/", f"validity/{item.pk}/", f"returned/{Opinion.objects.first().pk}/"):
        assert office.head.get(f"papers/{address}").status_code == 404


def test_what_is_not_signed_is_a_box(office: Office, draft: Manuscript) -> None:
    kind, number, _said = urgent_(office, draft)
    assert _words(office.head.get(f"papers/{kind}/{number}.pdf").content).count("签名：") == 1
    urgent.countersign(draft, actor=office.reviewer.actor)
    assert "签名：" not in _words(office.head.get(f"papers/{kind}/{number}.pdf").content)


def test_of_what_is_sealed_the_paper_says_that_it_is_gone_and_not_what_it_was(office: Office, draft: Manuscript) -> None:
    item = _released(office, draft)
    why = {"kind": "privacy", "ground": "条例第十五条", "public_reason": "涉及个人隐私", "seal": True}
    one = withdrawal.propose_removal(item, actor=office.officer.actor, **why)
    asked = _words(office.head.get(f"papers/removal/{one.pk}.pdf").content)
    assert "政府信息封存决定（呈批）" in asked
    assert (asked.count("签名："), "公撤决" in asked) == (2, False)
    withdrawal.decide_removal(one, actor=office.approver.actor, approve=True)
    done = _words(office.head.get(f"papers/removal/{one.pk}.pdf").content)
    assert "公撤决" in done
    assert "各版正文没有剩余" in done
    assert draft.title not in done


def test_a_refused_withdrawal_has_no_number_and_says_so(office: Office, draft: Manuscript) -> None:
    item = _released(office, draft)
    one = withdrawal.propose_removal(item, actor=office.officer.actor, kind="error", ground="条例第六条", public_reason="数据有误")
    withdrawal.decide_removal(one, actor=office.approver.actor, approve=False, note="更正即可")
    words = _words(office.head.get(f"papers/removal/{one.pk}.pdf").content)
    assert "没有批准，信息照旧公开" in words
    assert "不同意：更正即可" in words
    assert "公撤决" not in words
    assert not Removal.objects.exclude(numbered=None).exists()


def test_the_page_of_hiding_asks_what_was_found(office: Office, draft: Manuscript) -> None:
    item = _released(office, draft)
    assert office.head.post(f"published/{item.pk}/do/hide", reason="待核", what="nonsense").status_code == 422
    assert not Hiding.objects.exists()
    assert office.head.post(f"published/{item.pk}/do/hide", reason="待核", what="secrecy", found_by="上级抽查").status_code == 302
    one = Hiding.objects.get()
    assert (one.kind, one.found_by, one.due_on > today() - timedelta(days=1)) == ("secrecy", "上级抽查", True)


def _long(office: Office, draft: Manuscript) -> Any:
    parts = [f"第{n}条：" + "供水管网改造涉及的压力、流量和水质数据" * 6 for n in range(1, 21)]
    (letter,) = coordination.ask(draft, actor=office.officer.actor, units=[Unit.objects.get(code="990123")], parts=parts)
    return office.head.get(f"papers/coordination/{letter.pk}.pdf")


def test_a_long_letter_goes_over_pages_that_are_counted(office: Office, draft: Manuscript) -> None:
    pages = [page.extract_text().replace(" ", "").replace("\n", "") for page in PdfReader(BytesIO(_long(office, draft).content)).pages]
    assert len(pages) > 2
    assert all(f"第{number}页，共{len(pages)}页" in words for number, words in enumerate(pages, 1))
    assert "第20条" in "".join(pages)
    assert clock.today().strftime("%Y年") in "".join(pages)


@pytest.mark.parametrize(("name", "sheet", "words"), [
    ("hiding", "紧急下线登记册", "群众来信"), ("removal", "撤下封存登记册", "公撤决"), ("urgent", "急件补签登记册", "R-17"),
    ("offline", "线下签批登记册", "丙审查"), ("coordination", "发布协调、报请登记册", "不同意公开，数据未核"),
    ("referral", "发布协调、报请登记册", "明川市国家保密局"),
])  # fmt: skip
def test_each_act_is_a_line_of_its_register(office: Office, draft: Manuscript, name: str, sheet: str, words: str) -> None:
    ACTS[name](office, draft)
    book = openpyxl.load_workbook(BytesIO(office.head.get(f"register/registers.xlsx?unit={office.unit.code}").content))
    lines = [[cell.value for cell in row] for row in book[sheet].iter_rows()]
    assert len(lines) == 2
    assert words in str(lines[1])
    book = openpyxl.load_workbook(BytesIO(office.head.get("register/registers.xlsx?since=2020-01-01&until=2020-12-31").content))
    assert [page.max_row for page in book.worksheets] == [1] * 7
    assert office.stranger.get(f"register/registers.xlsx?unit={office.unit.code}").status_code == 404
