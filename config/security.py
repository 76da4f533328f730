"""Content-Security-Policy: what a page may load, so that injected markup has nothing to run.

https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CSP
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_SHOP = (
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self'; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
# The admin's theme evaluates expressions in its markup (Alpine.js) and styles elements in place;
# the API's documentation page starts itself with an inline script.
_STAFF = _SHOP.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'").replace(
    "script-src 'self'", "script-src 'self' 'unsafe-inline' 'unsafe-eval'"
)
_STAFF_PATHS = ("/admin/", "/api/docs")


class ContentSecurityPolicyMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        policy = _STAFF if request.path.startswith(_STAFF_PATHS) else _SHOP
        response.headers.setdefault("Content-Security-Policy", policy)
        return response
