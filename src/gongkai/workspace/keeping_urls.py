"""Addresses of what the office keeps beside the catalogue: the life of units, imports."""

from django.urls import path

from gongkai.workspace.views import imports, units

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
]
