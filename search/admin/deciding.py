"""Who may decide what belongs in a category."""

from django.http import HttpRequest


def may_decide(request: HttpRequest) -> bool:
    """Decisions change the draft, so it takes both permissions."""
    needed = ("catalogue.change_category", "catalogue.add_decision")
    return request.user.has_perms(needed)
