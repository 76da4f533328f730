from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from search.address_throttle import AddressThrottle
from search.lexical import Completion, Offer, offer

_KEPT_SECONDS = 60


class SuggestionThrottle(AddressThrottle):
    """Generous: who types fast asks some times a second, but not for minutes."""

    scope = "suggestions"
    rate = "300/minute"


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """GET q: what the search field offers for what is typed, as JSON for its script."""
    throttle = SuggestionThrottle()
    if not throttle.allows(request):
        headers = {"Retry-After": str(throttle.retry_after)}
        return JsonResponse(_written(Offer()), status=429, headers=headers)
    answer = JsonResponse(_written(offer(request.GET.get("q", ""))))
    patch_cache_control(answer, private=True, max_age=_KEPT_SECONDS)
    return answer


def _written(offered: Offer) -> dict[str, Any]:
    correction = offered.correction
    return {
        "completions": [_one(completion) for completion in offered.completions],
        "correction": _one(correction) if correction else None,
    }


def _one(completion: Completion) -> dict[str, str]:
    return {"kind": completion.kind, "text": completion.text, "url": completion.url}
