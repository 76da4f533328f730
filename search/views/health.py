"""For load balancers and people on call: is the shop well."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from search.health import report


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 while shoppers are served, 503 when not. Details are for staff."""
    health = report()
    content = health if _may_know(request, health) else _words(health)
    return JsonResponse(content, status=503 if health["status"] == "down" else 200)


def _may_know(request: HttpRequest, health: dict[str, Any]) -> bool:
    # who asks is looked up in the database, so not while that is down
    return bool(health["checks"]["database"]["ok"]) and request.user.is_staff


def _words(health: dict[str, Any]) -> dict[str, Any]:
    checks = {name: "ok" if check["ok"] else "failed" for name, check in health["checks"].items()}
    return {"status": health["status"], "checks": checks}
