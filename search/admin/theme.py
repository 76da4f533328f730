"""What the admin's theme asks for by name in the settings."""

from django.http import HttpRequest
from django.templatetags.static import static


def stylesheet(request: HttpRequest) -> str:
    return static("admin-zeroshelf/admin.css")
