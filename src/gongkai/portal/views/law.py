"""期限计算器 `/law/`: events in, the day out, with every day of the counting. The whole question stands in the address."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from gongkai.law.asking import answer
from gongkai.law.sayings import BadInputError
from gongkai.portal.law import form as forms
from gongkai.portal.law.examples import examples
from gongkai.portal.law.result import result
from gongkai.portal.law.tabs import page, tabs
from gongkai.portal.pages import show
from gongkai.portal.reading.addresses import absolute
from gongkai.rulebook.situation import situation


def deadline(request: HttpRequest) -> HttpResponse:
    """`/law/?channel=online&kind1=submitted&on1=2026-09-14&…`; 422 with the fields named where something cannot be."""
    form, here = forms.read(request.GET), situation()
    matter: dict[str, Any] = {"form": form, "problems": []}
    if form.asked:
        try:
            found = answer("clock", form.payload, here)
        except BadInputError as error:
            why = here.say(error.said)
            matter["problems"] = [(form.refuse(error.field, why), _named(form, error.field), why)]
        else:
            as_of = here.today if not form.as_of else forms.typed.to_date(form.as_of)
            address = f"{reverse('law')}?{form.query}"
            matter |= {"result": result(found, here, as_of), "address": address, "absolute": absolute(request, address)}
            matter |= {"payload": json.dumps(form.payload, ensure_ascii=False, indent=2), "as_of": as_of}
    return show(
        request, "law/deadline.html", page("law", _("期限计算器")), status=422 if matter["problems"] else 200, tabs=tabs(), tab="law",
        channels=forms.channels(), kinds=forms.kinds(), ways=forms.ways(), today=here.today, **matter,
        examples=[] if "result" in matter else [(name, f"{reverse('law')}?{urlencode(values)}") for name, values in examples()],
    )  # fmt: skip


def _named(form: forms.ClockForm, path: str) -> str:
    """A field in words: 第 2 件事：日期."""
    names = {"kind": _("事"), "on": _("日期"), "party": _("向谁"), "working_days": _("工作日数"), "until": _("到哪天"), "by": _("怎么送"),
             "channel": _("申请从哪里来"), "as_of": _("算到哪天"), "events": _("办理中的事")}  # fmt: skip
    if not path.startswith("events["):
        return names.get(path, path)
    place, _dot, name = path.removeprefix("events[").partition("].")
    return _("第 %(number)d 件事：%(name)s") % {"number": int(place.rstrip("]")) + 1, "name": names.get(name, name)}
