"""How often one address may search by picture: each costs a worker time, unlike words."""

from django.conf import settings
from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle


class PictureThrottle(SimpleRateThrottle):
    """`PICTURE_THROTTLE`, counted alike for the shop's page and for the API, staff included."""

    scope = "pictures"

    def get_rate(self) -> str:
        return str(settings.PICTURE_THROTTLE)

    def get_cache_key(self, request: Request | HttpRequest, view: object) -> str:
        ident = self.get_ident(request)  # type: ignore[arg-type]  # it reads META only
        return self.cache_format % {"scope": self.scope, "ident": ident}
