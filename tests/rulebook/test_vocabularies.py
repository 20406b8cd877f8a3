"""Terms, synonyms, topics, settings: changed with a reason, on record, never lost to what carries them."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction

from gongkai.rulebook import settings
from gongkai.rulebook.models import RuleChange, Synonym, Term, Topic
from gongkai.rulebook.services import vocabularies as verbs
from gongkai.rulebook.services.vocabularies import VocabularyRefusedError

pytestmark = pytest.mark.django_db
WHY: dict[str, Any] = {"reason": "按新文件", "by": "post:1"}


def codes(refused: pytest.ExceptionInfo[VocabularyRefusedError]) -> set[str]:
    return {said.code for said in refused.value.reasons}


def test_a_term_gets_the_next_code_and_stays_on_record() -> None:
    parent = Term.objects.get(vocabulary="theme", code="01")
    term = verbs.add_term(vocabulary="theme", name="数据管理", parent=parent, **WHY)
    assert term.code == "0110"  # after 0109; 0199 is 其他
    genre = verbs.add_term(vocabulary="genre", name="白皮书", **WHY)
    assert genre.code.startswith("g")
    change = RuleChange.objects.get(key=f"theme:{term.code}")
    assert (change.before, change.after["name"], change.reason, change.by) == (None, "数据管理", "按新文件", "post:1")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"name": " "}, "name_form"), ({"name": "字" * 81}, "name_form"), ({"name": "通知"}, "name_taken"), ({"reason": ""}, "reason_needed"),
        ({"reason": "字" * 301}, "reason_long"), ({"code": "g00"}, "code_taken"), ({"code": "../"}, "code_form"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_term_is_refused(changed: dict[str, str], code: str) -> None:
    with pytest.raises(VocabularyRefusedError) as refused:
        verbs.add_term(**{"vocabulary": "genre", "name": "白皮书", **WHY, **changed})
    assert codes(refused) == {code}
    assert not RuleChange.objects.exists()


def test_a_third_level_is_refused() -> None:
    second = Term.objects.filter(vocabulary="theme").exclude(parent=None)[0]
    with pytest.raises(VocabularyRefusedError) as refused:
        verbs.add_term(vocabulary="theme", name="第三级", parent=second, **WHY)
    assert codes(refused) == {"parent_form"}


def test_an_ended_term_is_offered_no_more_and_comes_back() -> None:
    from gongkai.workspace.drafting import choices

    top = Term.objects.get(vocabulary="theme", code="01")
    verbs.end_term(term=top, **WHY)
    assert not [name for name, _ in choices.themes() if name.startswith(top.name)]
    child = top.children.all()[0]
    with pytest.raises(VocabularyRefusedError) as refused:
        verbs.restore_term(term=child, **WHY)
    assert codes(refused) == {"parent_ended"}
    with pytest.raises(VocabularyRefusedError) as refused:
        verbs.end_term(term=Term.objects.get(pk=top.pk), **WHY)
    assert codes(refused) == {"ended"}
    verbs.restore_term(term=Term.objects.get(pk=top.pk), **WHY)
    assert [name for name, _ in choices.themes() if name == top.name]


def test_a_term_is_renamed_and_a_wrong_name_is_undone() -> None:
    term = Term.objects.get(vocabulary="genre", name="通知")
    verbs.rename_term(term=term, name="通知书", **WHY)
    with pytest.raises(VocabularyRefusedError) as refused:
        verbs.rename_term(term=term, name="通知书", **WHY)
    assert codes(refused) == {"same_name"}
    verbs.rename_term(term=term, name="通知", **WHY)
    assert Term.objects.get(pk=term.pk).name == "通知"
    assert [change.after["name"] for change in verbs.history("term")] == ["通知", "通知书"]


def test_synonyms_are_put_and_taken_out() -> None:
    row = verbs.put_synonym(official="住房公积金", equal=["公积金", " 公积金 "], **WHY)
    assert row.equal == ["公积金"]
    before = RuleChange.objects.count()
    verbs.put_synonym(official="住房公积金", equal=["公积金"], **WHY)
    assert RuleChange.objects.count() == before
    verbs.end_synonym(synonym=row, **WHY)
    assert not Synonym.objects.filter(official="住房公积金").exists()
    for values, code in (
        ({"official": ""}, "word_needed"),
        ({"equal": []}, "words_needed"),
        ({"equal": ["住房"]}, "word_itself"),
        ({"equal": ["字" * 61]}, "words_many"),
    ):
        with pytest.raises(VocabularyRefusedError) as refused:
            verbs.put_synonym(**{"official": "住房", "equal": ["房子"], **WHY, **values})
        assert code in codes(refused)


def test_a_topic_says_what_feeds_it() -> None:
    topic = Topic.objects.get(code="education")
    verbs.change_topic(topic=topic, name="教育", columns=["040802"], words=["教育", "入学"], **WHY)
    assert Topic.objects.get(code="education").words == ["教育", "入学"]
    with pytest.raises(VocabularyRefusedError) as refused:
        verbs.change_topic(topic=topic, name="", columns=[], words=[], **WHY)
    assert codes(refused) == {"name_needed", "nothing_feeds"}


def test_a_setting_is_changed_with_a_reason() -> None:
    verbs.change_setting(key="law.fee_paid_effect", value="resume", **WHY)
    assert settings.get("law.fee_paid_effect") == "resume"
    (change,) = verbs.history("setting", "law.fee_paid_effect")
    assert (change.before, change.after) == ("restart", "resume")
    with pytest.raises(settings.SettingRefusedError):
        verbs.change_setting(key="law.fee_paid_effect", value="never", **WHY)
    with pytest.raises(VocabularyRefusedError):
        verbs.change_setting(key="law.fee_paid_effect", value="restart", reason=" ", by="post:1")
    with pytest.raises(KeyError):
        verbs.change_setting(key="law.unheard", value=1, **WHY)
    assert settings.get("law.fee_paid_effect") == "resume"


def test_records_are_never_changed() -> None:
    verbs.change_setting(key="site.owner", value="市政府办公室", **WHY)
    for act in (lambda: RuleChange.objects.update(reason="改"), lambda: RuleChange.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
