"""The public addresses."""

from django.urls import path

from gongkai.portal import law_urls, service_urls
from gongkai.portal.reading.read_only import read_only
from gongkai.portal.views import apply, charts, everywhere, files, fixed, home, items, law_calendar, media, pictures, search, site, units

_PAGES = [
    *service_urls.urlpatterns,
    path("", home.home, name="home"),
    path("search", search.search, name="search"),
    path("latest/", everywhere.latest, name="latest"),
    path("guide/", fixed.guide, name="guide"),
    path("rules/", fixed.rules, name="rules"),
    path("disclosed/", fixed.disclosed, name="disclosed"),
    path("reports/", fixed.reports, name="reports"),
    path("apply/", apply.apply, name="apply"),
    path("topics/<slug:code>/", everywhere.topic, name="topic"),
    path("c/<slug:column>/", everywhere.column, name="column"),
    path("units/", units.directory, name="units"),
    path("u/<slug:code>/", units.unit, name="unit"),
    path("u/<slug:code>/former/", units.former, name="unit-former"),
    path("u/<slug:code>/guide/", fixed.unit_guide, name="unit-guide"),
    path("u/<slug:code>/rules/", fixed.unit_rules, name="unit-rules"),
    path("u/<slug:code>/catalogue/", units.catalogue, name="unit-catalogue"),
    path("u/<slug:code>/reports/", fixed.unit_reports, name="unit-reports"),
    path("u/<slug:code>/apply/", apply.unit_apply, name="unit-apply"),
    path("u/<slug:code>/c/<slug:column>/", units.column, name="unit-column"),
    path("i/<int:item_id>", items.item, name="item"),
    path("i/<int:item_id>/chart.svg", charts.chart, name="item-chart"),
    path("f/<int:attachment_id>", files.file, name="file"),
    path("f/p/<int:file_id>", pictures.picture, name="picture"),
    path("index/<path:number>", items.by_index_number, name="index-number"),
    path("number/<path:number>", items.by_document_number, name="document-number"),
    path("law/calendar/", law_calendar.this_year, name="law-calendar"),
    path("law/calendar/<int:year>", law_calendar.year, name="law-calendar-year"),
    path("media/", media.media, name="media"),
    path("map/", site.map_, name="map"),
    path("contact/", site.contact, name="contact"),
    path("about/", site.about, name="about"),
    path("styleguide/", site.styleguide, name="styleguide"),
]

urlpatterns = [*read_only(_PAGES), *law_urls.urlpatterns]
