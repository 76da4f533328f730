"""What the shop's pages report by themselves, to be counted: without a person, without a cookie.

Such a request needs no token, which would need a cookie: it does nothing but add one to a count. It
is refused where another site made a visitor's browser send it, and one address is heard a limited
number of times a minute.
"""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from search.address_throttle import AddressThrottle

_OWN = "same-origin"


class BeaconThrottle(AddressThrottle):
    scope = "beacons"
    rate = "60/minute"


def beacon(count: Callable[[HttpRequest], bool]) -> Callable[[HttpRequest], HttpResponse]:
    """A view: 204 where `count` could read the request, whether it counts or not, else 400."""

    @csrf_exempt
    @require_POST
    @wraps(count)
    def view(request: HttpRequest) -> HttpResponse:
        if not _comes_from_here(request):
            return HttpResponse(status=403)
        throttle = BeaconThrottle()
        if not throttle.allows(request):
            return HttpResponse(status=429, headers={"Retry-After": str(throttle.retry_after)})
        return HttpResponse(status=204 if count(request) else 400)

    return view


def _comes_from_here(request: HttpRequest) -> bool:
    """By what browsers say and pages cannot change; a program that is no browser may say anything.

    https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
    """
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None:
        return site == _OWN
    return origin is None or urlsplit(origin).netloc == request.get_host()
