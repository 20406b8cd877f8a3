"""Addresses that machines ask for: health, metrics, feeds, sitemap, robots."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
