"""Search by picture: the form for it, and what is done with a picture that somebody gives."""

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from search.picture_lane import (
    Crop,
    LaneClosed,
    PictureRefused,
    PictureThrottle,
    picture_of,
    receive_here,
    take_picture,
)
from search.query import Query, QueryError

_BUSY = "These were many pictures in a short time; please wait a moment."
_UNREADABLE = "The picture did not arrive whole; please send it again."
_LONG = "What stands beside the picture is too long; please shorten it."
_BROKEN = (MultiPartParserError, UnreadablePostError, BadRequest, SuspiciousOperation)


@csrf_exempt  # so that nothing reads the body before we said how; `_search` is protected
@require_http_methods(["GET", "HEAD", "POST"])
def picture_search(request: HttpRequest) -> HttpResponse:
    """GET: the form. POST `picture`, `crop` and the fields of a search to keep: its address.

    A browser is sent on to the results; who accepts JSON is told `url`, or `error`.
    """
    if request.method != "POST":
        return _form(request, _readable(request.GET))
    throttle = PictureThrottle()
    if not throttle.allows(request):
        return _refuse(request, Query(), _BUSY, 429, wait=throttle.retry_after)
    try:
        receive_here(request)
        return _search(request)
    except PictureRefused as refused:
        return _refuse(request, Query(), str(refused), refused.reason)
    except RequestDataTooBig:
        return _refuse(request, Query(), _LONG, 413)
    except _BROKEN:
        return _refuse(request, Query(), _UNREADABLE, 400)


@csrf_protect
def _search(request: HttpRequest) -> HttpResponse:
    kept = _readable(request.POST)
    try:
        crop = Crop.parse(request.POST.get("crop", ""))
        ticket = take_picture(picture_of(request.FILES), crop)
    except PictureRefused as refused:
        return _refuse(request, kept, str(refused), refused.reason)
    except LaneClosed as closed:
        return _refuse(request, kept, str(closed), 503, wait=5)
    url = f"{reverse('search')}?{kept.to_params(page=None, picture=ticket)}"
    if _wants_json(request):
        return _unstored(JsonResponse({"url": url}))
    response = redirect(url)
    response.status_code = 303
    return _unstored(response)


def _readable(asked: QueryDict) -> Query:
    """The search to keep; what cannot be read of it is not worth losing the picture for."""
    try:
        return Query.from_params(asked)
    except QueryError:
        return Query()


def _form(request: HttpRequest, kept: Query, error: str = "") -> HttpResponse:
    asked = QueryDict(kept.to_params(page=None, picture=None))
    fields = [(name, value) for name in asked for value in asked.getlist(name)]
    back = f"{reverse('search')}?{asked.urlencode()}" if fields else reverse("home")
    context = {"kept": fields, "back": back, "error": error, "typed": kept.text}
    return render(request, "shop/picture.html", context)


def _refuse(
    request: HttpRequest, kept: Query, message: str, status: int, wait: int = 0
) -> HttpResponse:
    """wait: seconds after which it may be tried again."""
    response: HttpResponse
    if _wants_json(request):
        response = JsonResponse({"error": message}, status=status)
    else:
        response = _form(request, kept, message)
        response.status_code = status
    if wait:
        response.headers["Retry-After"] = str(wait)
    if status < 500:
        # what somebody else's file looks like is nothing to warn about in a log
        response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001
    return _unstored(response)


def _wants_json(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def _unstored(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    patch_vary_headers(response, ["Accept"])
    return response
