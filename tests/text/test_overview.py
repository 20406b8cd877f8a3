"""Overviews and issuing bodies proposed from texts."""

import pytest

from gongkai.text.issuers import issuers
from gongkai.text.overview import MOST, propose

CIRCULAR = (
    '<p class="noindent">各施工、监理单位：</p><p>为加强建筑工地扬尘治理，改善空气质量，根据有关规定，现将有关事项通知如下：</p>'
    '<p class="lv1">一、落实围挡</p><p>工地四周设置围挡。</p><p class="lv1">二、湿法作业</p><p class="lv1">三、车辆冲洗。</p>'
    '<p class="ta-r">明川市住房和城乡建设局</p><p class="ta-r">2026年11月20日</p>'
)


def test_an_overview_says_why_and_which_chapters() -> None:
    found = propose(CIRCULAR)
    assert found == "为加强建筑工地扬尘治理，改善空气质量，根据有关规定。主要内容：落实围挡、湿法作业、车辆冲洗。"


def test_without_chapters_it_is_the_first_sentences() -> None:
    found = propose(
        "<p>各用户：</p><p>因检修，城东片区11月26日停水。请提前储水。</p>" + "<p>抢修期间请绕行，给您带来不便敬请谅解。</p>" * 9
    )
    assert found.startswith("因检修，城东片区11月26日停水。请提前储水。抢修期间")
    assert found.endswith("。")
    assert len(found) <= MOST


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<p>2026年1月5日</p>",
        "<table><tbody><tr><td>甲乙丙丁戊己庚辛壬癸</td></tr></tbody></table>",
        "<p>附件：名单</p>",
        "<p>现将检查结果通报如下。</p><p>一、总体情况</p>",
    ],
)
def test_what_says_nothing_gives_nothing(body: str) -> None:
    assert propose(body) == ""


def test_those_whom_a_notice_goes_to_are_no_overview_even_with_the_number_in_their_line() -> None:
    body = (
        "<p>明政办发〔2023〕7号各区县（含高新区）人民政府，市新区管理委员会，市政府各部门：</p>"
        "<p>《关于促进民营经济发展的若干措施》已经市政府同意，现印发给你们，请认真贯彻落实。</p>"
        "<p>各部门要抓好落实。</p>"
    )
    assert propose(body).startswith("《关于促进民营经济发展的若干措施》已经市政府同意")


def test_a_sentence_without_an_end_is_cut() -> None:
    assert len(propose(f"<p>{'字' * 400}</p>")) <= MOST


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["明川市住房和城乡建设局文件", "关于某事的通知"], ["明川市住房和城乡建设局"]),
        (
            ["明川市发展和改革委员会", "明川市财政局", "明川市审计局文件", "关于某事的通知"],
            ["明川市发展和改革委员会", "明川市财政局", "明川市审计局"],
        ),
        (["关于某事的通知", "请照办。", "明川市公安局　明川市交通运输局", "2026年1月5日"], ["明川市公安局", "明川市交通运输局"]),
        (["关于某事的通知", "请照办。", "明川市公安局", "明川市交通运输局", "2026年1月5日", "附件"], ["明川市公安局", "明川市交通运输局"]),
        (["关于某事的通知", "联系人是张三", "2026年1月5日"], []),
        (["只有一行"], []),
    ],
)
def test_issuing_bodies(lines: list[str], found: list[str]) -> None:
    assert issuers(lines) == found
