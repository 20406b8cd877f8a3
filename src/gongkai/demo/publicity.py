"""Two publicity periods of the demonstration: one runs, one is over and its names have closed by themselves."""

from datetime import date, datetime, time, timedelta

from gongkai.catalog.models import Publicity
from gongkai.demo import manuscripts
from gongkai.events.clock import SHANGHAI
from gongkai.publishing.services import drafting, publicity, review
from gongkai.units.models import Unit

#: (days ago, last day counted from today, title, document number, what is proposed, names: all invented, surnames are the ten stems).
_PLAYS = (
    (2, 5, "关于2026年第四批公租房轮候对象的公示", "明住建公示〔2026〕9号", ("甲承平", "乙听澜", "丙安之", "丁望舒")),
    (15, -5, "关于优秀物业服务项目经理拟表扬人选的公示", "明住建公示〔2026〕8号", ("戊清和", "己怀远", "庚知行")),
)


def play(today: date) -> int:
    """Play both, once; returns how many there are."""
    unit = Unit.objects.filter(code=manuscripts.HOUSING[0]).first()
    if unit is None or Publicity.objects.exists():
        return Publicity.objects.count()
    for days_ago, last, title, number, names in _PLAYS:
        stage = manuscripts.Stage(
            unit, manuscripts.HOUSING[1], datetime.combine(today - timedelta(days=days_ago), time(9), tzinfo=SHANGHAI)
        )
        values = {
            "title": title, "document_number": number, "written_on": stage.now.date(), "columns": ["040807"], "genre": "公示",
            "attribute": "proactive", "body": _body(names), "publicity_end": today + timedelta(days=last), "closing": ["tables"],
        }  # fmt: skip
        row = drafting.create(unit=unit, actor=stage.who("xinxi"), values=values, at=stage.now)
        row = drafting.submit(row, actor=stage.who("xinxi"), version=row.version, at=stage.tick())
        row = review.pass_step(row, actor=stage.who("baomi"), version=row.version, says="clear", at=stage.tick())
        review.approve(row, actor=stage.who("pizhun"), version=row.version, text="同意。", at=stage.tick())
    publicity.close_due(at=datetime.combine(today, time(0, 1), tzinfo=SHANGHAI))
    return Publicity.objects.count()


def _body(names: tuple[str, ...]) -> str:
    rows = "".join(f"<tr><td>{place}</td><td>{name}</td></tr>" for place, name in enumerate(names, 1))
    table = f"<table><thead><tr><th>序号</th><th>姓名</th></tr></thead><tbody>{rows}</tbody></table>"
    return (
        "<p>经个人申请、单位审核，拟定以下人选，现予公示。公示期内有异议的，请以书面形式向市住房和城乡建设局反映。</p>"
        f"{table}<p>监督电话：0990-0000114</p>"
    )
