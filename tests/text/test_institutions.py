"""Short and former names that organs have everywhere."""

from gongkai.text.institutions import short_names


def test_a_short_name_keeps_its_level() -> None:
    names = short_names()
    assert names["人社局"] == ("人力资源和社会保障局",)
    assert names["人社部"] == ("人力资源社会保障部",)
    assert names["工商局"] == ("市场监督管理局",)


def test_a_name_without_level_may_mean_several() -> None:
    assert set(short_names()["教委"]) == {"教育部", "教育厅", "教育局"}


def test_no_name_stands_for_itself() -> None:
    assert [short for short, names in short_names().items() if short in names or not all(names)] == []
