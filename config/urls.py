"""Every address of the project; the shop's pages come last, since they start at the root."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path, re_path

from catalogue.views.media import media

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("search.urls")),
    re_path(rf"^{settings.MEDIA_URL.lstrip('/')}(?P<path>images/.+)$", media, name="media"),
]
