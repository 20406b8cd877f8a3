"""Addresses of the calculators. All are for reading; the report checker also takes a report by POST, and keeps nothing of it.

That POST needs no token against forged requests (CSRF): it changes nothing, stores nothing, and answers the same to everybody.
"""

from django.urls import path
from django.views.decorators.http import require_http_methods

from gongkai.portal.reading.read_only import read_only
from gongkai.portal.views import law, law_days, law_fee, law_periods, law_report

urlpatterns = [
    *read_only(
        [
            path("law/", law.deadline, name="law"),
            path("law/days/", law_days.days, name="law-days"),
            path("law/fee/", law_fee.fee, name="law-fee"),
            path("law/periods/", law_periods.periods, name="law-periods"),
        ]
    ),
    path("law/report/", require_http_methods(["GET", "HEAD", "POST"])(law_report.report), name="law-report"),
]
