from django.http import HttpRequest


class ReadOnlyMixin:
    """For rows that only machines write. Who may view them is a matter of permissions as ever."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False
