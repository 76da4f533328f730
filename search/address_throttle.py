from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle


class AddressThrottle(SimpleRateThrottle):
    """How often one address may ask something of a page or of the API. Kept in memory for a minute,
    written nowhere; who is signed in is not looked at."""

    def get_cache_key(self, request: Request | HttpRequest, view: object) -> str:
        ident = self.get_ident(request)  # type: ignore[arg-type]  # it reads META only
        return self.cache_format % {"scope": self.scope, "ident": ident}

    def allows(self, request: HttpRequest) -> bool:
        return bool(self.allow_request(request, None))  # type: ignore[arg-type]

    @property
    def retry_after(self) -> int:
        """Seconds, at least one."""
        return int(self.wait() or 0) + 1
