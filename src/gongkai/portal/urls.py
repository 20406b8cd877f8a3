"""The public addresses."""

from gongkai.portal import service_urls

urlpatterns = [*service_urls.urlpatterns]
