"""What every template knows: the shop's name and currency."""

from django.conf import settings
from django.http import HttpRequest


def shop(request: HttpRequest) -> dict[str, str]:
    return {"shop_name": settings.SHOP_NAME, "currency": settings.CURRENCY}
