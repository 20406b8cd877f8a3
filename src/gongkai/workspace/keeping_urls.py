"""Addresses of what the office keeps beside the catalogue: the life of units, imports, vocabularies, settings."""

from django.urls import path

from gongkai.workspace.views import imports, settings, units, vocabularies

urlpatterns = [
    path("units/", units.directory, name="workspace-units"),
    path("units/new", units.new, name="workspace-unit-new"),
    path("units/changes/<int:change_id>/", units.change, name="workspace-unit-change"),
    path("units/<slug:code>/", units.unit, name="workspace-unit"),
    path("units/<slug:code>/<slug:act>", units.act, name="workspace-unit-act"),
    path("imports/", imports.imports, name="workspace-imports"),
    path("imports/new/<slug:kind>", imports.hand_in, name="workspace-import-new"),
    path("imports/<int:run_id>/", imports.run, name="workspace-import"),
    path("imports/<int:run_id>/report.csv", imports.report, name="workspace-import-report"),
    path("vocabularies/", vocabularies.vocabulary, name="workspace-vocabularies"),
    path("vocabularies/terms/<int:term_id>", vocabularies.term, name="workspace-term"),
    path("vocabularies/synonyms/<int:synonym_id>", vocabularies.synonym, name="workspace-synonym"),
    path("vocabularies/topics/<slug:code>", vocabularies.topic, name="workspace-topic"),
    path("vocabularies/<slug:kind>/", vocabularies.vocabulary, name="workspace-vocabulary"),
    path("settings/", settings.all_settings, name="workspace-settings"),
    path("settings/<str:key>", settings.setting, name="workspace-setting"),
]
