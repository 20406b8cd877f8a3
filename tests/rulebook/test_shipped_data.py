"""The tables that the product ships: structure, vocabularies, topics, synonyms."""

import csv
from importlib.resources import files

import pytest

LEVELS = ("city", "department", "county", "town", "enterprise")


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(files("gongkai.rulebook").joinpath("data", name).read_text(encoding="utf-8").splitlines()))


@pytest.fixture(scope="module")
def structure() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in rows("structure.csv")}


def test_structure_has_its_145_columns_22_of_them_containers(structure: dict[str, dict[str, str]]) -> None:
    assert len(structure) == len(rows("structure.csv")) == 145
    assert sum("容器" in row["limit"] for row in structure.values()) == 22


def test_parents_stand_before_their_children_and_hold_columns(structure: dict[str, dict[str, str]]) -> None:
    seen: set[str] = set()
    for code, row in structure.items():
        if row["parent"]:
            assert row["parent"] in seen
            assert "容器" in structure[row["parent"]]["limit"]
        seen.add(code)


def test_the_four_fixed_columns_come_first_in_the_order_of_document_61(structure: dict[str, dict[str, str]]) -> None:
    names = [row["name"] for row in structure.values()][:5]
    assert names == ["政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报", "依申请公开"]


def test_every_ground_of_articles_20_and_21_has_a_column(structure: dict[str, dict[str, str]]) -> None:
    grounds = {ground for row in structure.values() for ground in row["ground"].split("、")}
    assert {f"20-{number}" for number in range(1, 16)} <= grounds
    assert {"21", "21乡", "55"} <= grounds


def test_values_are_from_their_lists(structure: dict[str, dict[str, str]]) -> None:
    genres = {row["name"] for row in rows("genres.csv")}
    for row in structure.values():
        assert row["class"] in ("function", "policy", "plan", "work", "other")
        assert row["check"] in ("news", "notice", "other")
        assert all(row[level] in ("required", "optional", "none") for level in LEVELS)
        assert not row["genre"] or row["genre"] in genres
        assert row["basis"].startswith("《中华人民共和国政府信息公开条例》第")
        if "容器" not in row["limit"]:
            assert row["time"]
            assert row["channel"]
            assert row["audience"]


def test_themes_are_the_22_of_the_national_library_with_their_children() -> None:
    found = rows("themes.csv")
    first = [row for row in found if not row["parent"]]
    assert len(first) == 22
    assert first[0]["name"] == "本级政府组织机构"
    codes = {row["code"] for row in found}
    assert len(codes) == len(found)
    assert all(not row["parent"] or row["parent"] in codes for row in found)
    names = [row["name"] for row in found if row["parent"] and row["name"] != "其他"]
    assert len(names) == len(set(names))


def test_genres_hold_both_official_lists() -> None:
    names = {row["name"] for row in rows("genres.csv")}
    assert {"命令（令）", "决定", "公告", "通告", "通知", "通报", "议案", "报告", "请示", "批复", "意见", "函", "会议纪要"} <= names
    assert {"决议", "公报", "纪要", "规章", "规范性文件", "解读", "公示", "其他"} <= names


def test_topics_point_at_columns(structure: dict[str, dict[str, str]]) -> None:
    found = rows("topics.csv")
    assert len({row["code"] for row in found}) == len(found) >= 14
    for row in found:
        assert all(column in structure for column in row["columns"].split("|"))
        assert row["words"]


def test_synonyms_and_their_exclusions() -> None:
    found = {row["official"]: row for row in rows("synonyms.csv")}
    assert len(found) == 173
    assert "低保" in found["最低生活保障"]["equal"].split("|")
    assert "拆迁" in found["房屋征收"]["colloquial"].split("|")
    assert all(
        len(word) > 1
        for row in found.values()
        for part in ("equal", "colloquial", "related")
        for word in row[part].split("|")
        if word and word != "告"
    )
    assert ("拆迁", "拆除违法建设") in {(row["word"], row["not"]) for row in rows("synonyms_exclude.csv")}
