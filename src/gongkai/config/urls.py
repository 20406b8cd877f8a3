"""All addresses, on one screen."""

from django.urls import include, path

urlpatterns = [
    path("api/v1/", include("gongkai.api.urls")),
    path("", include("gongkai.workspace.urls")),
    path("", include("gongkai.portal.urls")),
]

handler400 = "gongkai.portal.errors.bad_request"
handler403 = "gongkai.portal.errors.forbidden"
handler404 = "gongkai.portal.errors.not_found"
handler500 = "gongkai.portal.errors.failed"
