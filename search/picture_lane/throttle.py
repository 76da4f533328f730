"""How often one address may search by picture: each costs a worker time, unlike words."""

from django.conf import settings

from search.address_throttle import AddressThrottle


class PictureThrottle(AddressThrottle):
    """`PICTURE_THROTTLE`, counted alike for the shop's page and for the API, staff included."""

    scope = "pictures"

    def get_rate(self) -> str:
        return str(settings.PICTURE_THROTTLE)
