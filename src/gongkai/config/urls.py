"""All addresses, on one screen."""

from django.urls import include, path

urlpatterns = [
    path("api/v1/", include("gongkai.api.urls")),
    path("", include("gongkai.portal.urls")),
]
