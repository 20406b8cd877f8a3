"""What the office hands in of the calendar: days as lines or as a file, the number of the notice, the reason."""

import csv
import io
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.exchange.calendar_days import UnreadableDaysError, days_of
from gongkai.law.calendar import Day

#: A year's arrangement has some forty days; more bytes are something else.
MOST_BYTES = 64 * 1024
#: Complaints that are shown at once.
MOST_WRONG = 20


def read_days(text: str) -> tuple[list[Day], list[str]]:
    """Days from lines `2026-10-01,放假,国庆节` (comma or tab between), as the import reads them, and what is wrong by line."""
    rows = csv.reader(io.StringIO(text.replace("，", ",").replace("\t", ",")))
    lines = [(rows.line_num, [part.strip() for part in row]) for row in rows if any(part.strip() for part in row)]
    if lines and not lines[0][1][0][:1].isdigit():  # a head, as spreadsheets write it
        del lines[0]
    try:
        return days_of((number, dict(zip(("on", "kind", "name"), parts, strict=False))) for number, parts in lines), []
    except UnreadableDaysError as error:
        return [], [said.told(_) for said in error.reasons[:MOST_WRONG]]
    except csv.Error:
        return [], [_("不是表格文字，请一行写一天")]


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
