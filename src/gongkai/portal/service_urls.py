"""Addresses that machines ask for: health, metrics, feeds, sitemap, robots, and those from before the move."""

from django.urls import path

from gongkai.portal.machines import feeds, health, media, metrics, moved, sitemap

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("metrics", metrics.metrics, name="metrics"),
    path("robots.txt", sitemap.robots, name="robots"),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("sitemap/units-<int:page>.xml", sitemap.units, name="sitemap-units"),
    path("sitemap/items-<int:page>.xml", sitemap.items, name="sitemap-items"),
    path("atom.xml", feeds.site_feed, name="feed"),
    path("u/<slug:code>/atom.xml", feeds.unit_feed, name="unit-feed"),
    path("u/<slug:code>/c/<slug:column>/atom.xml", feeds.column_feed, name="unit-column-feed"),
    path("media/atom.xml", media.atom, name="media-feed"),
    path("media/rss.xml", media.rss, name="media-rss"),
    path("u/<slug:code>/media/atom.xml", media.unit_atom, name="unit-media-feed"),
    path("u/<slug:code>/media/rss.xml", media.unit_rss, name="unit-media-rss"),
    path("moved", moved.moved, name="moved"),
]
