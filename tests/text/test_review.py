"""Addresses of homes, lists of names, HTML with places in the HTML."""

import time

import pytest

from gongkai.text.review import scan_html, scan_name, scan_text


def found(text: str) -> list[tuple[str, str]]:
    return [(one.kind.value, text[one.start : one.end]) for one in scan_text(text)]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("家庭住址：明川市东城区人民路12号3单元402室", "明川市东城区人民路12号3单元402室"),
        ("张三，男，住明川市河西县柳林镇王家村3组12号。", "明川市河西县柳林镇王家村3组12号"),
        ("户籍所在地为河北省石家庄市长安区中山路5号", "河北省石家庄市长安区中山路5号"),
        ("王某家住幸福小区5栋2单元301室", "幸福小区5栋2单元301室"),
        ("东城区人民路１２号幸福家园3号楼502室", "东城区人民路１２号幸福家园3号楼502室"),
        ("现住址 光明嘎查26号", "光明嘎查26号"),
    ],
)
def test_homes(text: str, address: str) -> None:
    assert found(text) == [("address", address)]
    assert address[-4:] not in scan_text(text)[0].masked


@pytest.mark.parametrize(
    "text",
    [
        "办公地址：明川市东城区人民路12号",
        "地址：明川市新区行政中心3号楼502室",
        "当事人：明川市鑫鑫商贸有限公司，住所：人民路88号",
        "注册地址：明川市东城区人民路12号5栋2单元301室",
        "明政发〔2024〕12号",
        "根据第12号令，建设路8号地块",
        "政务服务中心2楼15号窗口",
        "小区184户居民、王家村3组",
        "人民路12号",
    ],
)
def test_no_homes(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("序号\t姓名\t残疾类别\n1\t张三\t肢体\n2\t李四\t视力", "姓名、残疾情况（2人）"),
        ("户主姓名\t困难类型\t人口\n张三\t因病\t3", "姓名、困难情况（1人）"),
        ("姓名\t病种\n张三\t尿毒症", "姓名、健康状况（1人）"),
        ("姓 名\t开户银行\n张三\t明川农商行", "姓名、银行账户（1人）"),
        ("序号 姓名 性别 病种 金额\n1 张三 男 尿毒症 500\n2 李四 女 白血病 500", "姓名、健康状况（2人）"),
    ],
)
def test_lists_of_names(text: str, told: str) -> None:
    assert [(one.kind.value, one.masked) for one in scan_text(text)] == [("name_list", told)]


@pytest.mark.parametrize(
    "text",
    [
        "姓名\t职务\t办公电话\n张三\t局长\t0476-8331234",
        "姓名\t准考证号\t笔试成绩\n张三\t2024001\t80",
        "姓名\t身份证号\n张三\t110105********002X",
        "单位名称\t残疾人就业人数\n民政局\t3",
        "姓名\t残疾类别\n",
    ],
)
def test_no_lists(text: str) -> None:
    assert scan_text(text) == []


def test_an_address_beside_a_name_is_a_home_and_beside_a_unit_is_not() -> None:
    assert found("姓名\t地址\n张三\t明川市东城区人民路12号") == [("address", "明川市东城区人民路12号")]
    assert found("单位名称\t地址\n财政局\t明川市东城区人民路12号") == []


def test_html_is_seen_through_and_places_are_places_in_it() -> None:
    html = (
        "<table><tr><th>姓名</th><th>手机</th></tr><tr><td>张三</td><td>138<b>1234</b>5678</td></tr></table>"
        "<p>x &#49;3812345679</p><!-- 13812345670 --><a href='tel:13812345671'>打</a><img alt=\"13812345672\" src='13812345673.jpg'>"
    )
    assert [(one.kind.value, html[one.start : one.end]) for one in scan_html(html)] == [
        ("mobile", "138<b>1234</b>5678"),
        ("mobile", "&#49;3812345679"),
        ("mobile", "13812345670"),
        ("mobile", "13812345671"),
        ("mobile", "13812345672"),
    ]


def test_the_name_of_a_file_is_looked_at() -> None:
    assert [one.masked for one in scan_name("张三11010519491231002X.jpg")] == ["110105********002X"]
    assert scan_name("明川市2024年政府信息公开工作年度报告.pdf") == []


@pytest.mark.parametrize(
    "text",
    [
        "12 345 67 8 " * 5_000,
        "1" * 100_000,
        "路" * 100_000,
        "姓名 " * 20_000,
        "<" * 100_000,
        "人民路12号" * 5_000,
        "1\t" * 20_000,
        "13812345678\t" * 10_000,
        "姓名 病种 人\n" * 2_000,
    ],
    ids=range(9),
)
def test_texts_made_to_be_slow_are_not(text: str) -> None:
    start = time.process_time()
    scan_text(text)
    scan_html(text)
    assert time.process_time() - start < 8
