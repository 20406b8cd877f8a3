"""What the office hands in of the calendar: days as lines or as a file, the number of the notice, the reason."""

import csv
import io
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.law.calendar import Day, Kind

#: A year's arrangement has some forty days; more bytes are something else.
MOST_BYTES = 64 * 1024
MOST_LINES = 400
_KINDS = {"放假": Kind.HOLIDAY, "holiday": Kind.HOLIDAY, "休": Kind.HOLIDAY, "调休上班": Kind.MAKE_UP, "上班": Kind.MAKE_UP, "班": Kind.MAKE_UP,
          "make_up": Kind.MAKE_UP}  # fmt: skip


def read_days(text: str) -> tuple[list[Day], list[str]]:
    """Days from lines `2026-10-01,放假,国庆节` (comma, tab or 、between), and what is wrong by line."""
    days, wrong = [], []
    lines = [line.strip() for line in text.replace("，", ",").replace("\t", ",").splitlines()]
    for number, line in enumerate(lines[: MOST_LINES + 1], 1):
        if not line or (number == 1 and not line[0].isdigit()):  # a head, as spreadsheets write it
            continue
        parts = [part.strip() for part in next(csv.reader(io.StringIO(line)), [])]
        if len(parts) < 3 or parts[1] not in _KINDS:
            wrong.append(_("第%(line)d行应当写成 2026-10-01,放假,国庆节 的样子") % {"line": number})
            continue
        try:
            days.append(Day(date.fromisoformat(parts[0]), _KINDS[parts[1]], parts[2]))
        except ValueError:
            wrong.append(_("第%(line)d行的日期不存在") % {"line": number})
    if len(lines) > MOST_LINES:
        wrong.append(_("超过%d行，不像一年的安排") % MOST_LINES)
    return days, wrong[:20]


class DaysForm(forms.Form):
    """Days to enter."""

    notice = forms.CharField(label=gettext_lazy("通知文号"), max_length=60, help_text=gettext_lazy("例如 国办发明电〔2025〕7号"))
    source = forms.CharField(label=gettext_lazy("来源"), max_length=300, help_text=gettext_lazy("从哪里看到的，例如中国政府网的网址。"))
    text = forms.CharField(
        label=gettext_lazy("放假和调休的日期"), required=False, widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=gettext_lazy("每行一天：2026-10-01,放假,国庆节；调休上班写 2026-10-10,调休上班,国庆节。可以从表格里复制粘贴，也可以在下面上传文件。"),
    )  # fmt: skip
    file = forms.FileField(
        label=gettext_lazy("或者上传 CSV 文件"), required=False, help_text=gettext_lazy("三列：日期、放假或者调休上班、节日名称。")
    )
    reason = forms.CharField(label=gettext_lazy("理由"), max_length=500)
    days: list[Day]

    def clean(self) -> dict[str, Any]:
        """`days` from the file, else from the text."""
        data = super().clean() or {}
        text = self._file(data.get("file")) if data.get("file") else str(data.get("text", ""))
        self.days, wrong = read_days(text)
        for said in wrong:
            self.add_error("text", said)
        if not self.days and not wrong:
            self.add_error("text", _("没有写任何一天"))
        return data

    def _file(self, file: Any) -> str:
        if file.size > MOST_BYTES:
            self.add_error("file", _("文件太大，一年的安排不会超过64 KB"))
            return ""
        content = file.read()
        for encoding in ("utf-8-sig", "gb18030"):
            try:
                return str(content.decode(encoding))
            except UnicodeDecodeError:
                continue
        self.add_error("file", _("文件不是文本，请另存为 CSV"))
        return ""


class ConfirmForm(forms.Form):
    """The notice that the days of a year come from."""

    notice = forms.CharField(label=gettext_lazy("通知文号"), max_length=60, help_text=gettext_lazy("例如 国办发明电〔2025〕7号"))
    reason = forms.CharField(
        label=gettext_lazy("核对说明"), max_length=500, help_text=gettext_lazy("例如：与中国政府网公布的通知逐日核对无误。")
    )


class WhyForm(forms.Form):
    """Why a year is opened again, or days are taken out."""

    reason = forms.CharField(label=gettext_lazy("理由"), max_length=500)
