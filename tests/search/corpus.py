"""A small index: forty documents of a city that does not exist."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from gongkai.search.engine import Reader
from gongkai.search.expansions import Expansions, Synonym
from gongkai.search.schema import IndexDocument
from gongkai.search.writing import Writer

SYNONYMS = Expansions.compile(
    [
        Synonym("最低生活保障", ("低保",), ("吃低保",), ("社会救助",)),
        Synonym("房屋征收", (), ("动迁",), ()),
    ],
    {"市人社局": "明川市人力资源和社会保障局"},
)


def document(number: int, title: str, body: str = "", **more: object) -> IndexDocument:
    return IndexDocument(id=number, title=title, body=body, **{"date": 20200101 + number, "year": 2020, **more})  # type: ignore[arg-type]


DOCUMENTS = [
    document(
        1,
        "明川市住房公积金管理办法",
        "第一条 职工缴存的住房公积金。第二十四条 职工可以提取。",
        document_number="明政发〔2018〕12号",
        date=20180301,
        year=2018,
    ),
    document(2, "明川市国有土地上房屋征收与补偿办法", "房屋征收部门应当公布补偿方案。", unit_ids=(1, 2), columns=(5, 6), genre="办法"),
    document(
        3,
        "明川市最低生活保障工作规程",
        "家庭人均收入低于标准的，可以申请。",
        unit_ids=(1, 3),
        columns=(5,),
        genre="通知",
        theme=("民政", "救助"),
    ),
    document(
        4, "关于印发《政务公开工作要点》的通知", "贯彻《中华人民共和国政府信息公开条例》的要求。", index_number="BM560001/2020-00008351"
    ),
    document(5, "明川市工伤保险条例", "工伤认定申请应当在三十日内提出。", date=20190505, year=2019),
    document(6, "明川市工伤保险条例实施细则", "本细则依据明川市工伤保险条例制定。", date=20210505, year=2021),
    document(
        7,
        "关于公布2021年城镇单位平均工资的通知",
        "平均工资数据如下。",
        issuing_bodies="明川市人力资源和社会保障局",
        document_number="明人社字〔2022〕114号",
        date=20220606,
        year=2022,
    ),
    document(8, "业主大会议事规则", "业主可以成立业主大会。"),
    document(14, "政府采购目录及标准", "集中采购。"),
    document(9, "民事诉讼法", "当事人有权起诉。"),
    document(10, "关于转发明政发〔2018〕12号文件的通知", "现将明政发〔2018〕12号转发给你们，请遵照执行。"),
    document(13, "明川市消防安全管理规定", "本规定自公布之日起施行。", document_number="澜江省明川市人民政府令第31号"),
    document(11, "犬类管理规定", "应当为犬只免疫。本规定所称犬包括各种狗只。"),
    document(12, "统计公报", "全市就业人数增加。", attachments="附表：各县就业人数", status="valid"),
    *(document(100 + n, f"关于第{n}批安全生产检查的通报", "检查了安全生产情况。", date=20200100 + n, status="valid") for n in range(1, 26)),
    *(document(200 + n, f"第{n}次办公会议纪要", "会议还听取了安全生产和就业工作情况。", date=20230100 + n, year=2023) for n in range(1, 8)),
]


def index(directory: Path, documents: Iterable[IndexDocument] = DOCUMENTS, expansions: Expansions = SYNONYMS) -> Reader:
    writer = Writer(directory)
    writer.add(documents)
    writer.commit()
    writer.close()
    return Reader(directory, expansions)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    return index(tmp_path_factory.mktemp("index"))
