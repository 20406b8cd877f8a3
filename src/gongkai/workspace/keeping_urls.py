"""Addresses of what the office keeps beside the catalogue: the life of units."""

from django.urls import path

from gongkai.workspace.views import units

urlpatterns = [
    path("units/", units.directory, name="workspace-units"),
    path("units/new", units.new, name="workspace-unit-new"),
    path("units/changes/<int:change_id>/", units.change, name="workspace-unit-change"),
    path("units/<slug:code>/", units.unit, name="workspace-unit"),
    path("units/<slug:code>/<slug:act>", units.act, name="workspace-unit-act"),
]
