"""503: no encoder or no worker can answer. Written here and not raised: a state, no fault."""

from typing import Any

from django.conf import settings
from drf_standardized_errors.openapi_serializers import ServerErrorEnum
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from search.picture_lane import LaneClosed
from search.ranking import NoEncoder

_FOR_STRANGERS = "Nothing can be ranked at the moment. Please try again in a while."
_RETRY_AFTER_SECONDS = "60"


class UnavailableErrorSerializer(serializers.Serializer[Any]):
    code = serializers.CharField(help_text="no_encoder or picture_lane_closed")
    detail = serializers.CharField()
    attr = serializers.CharField(allow_null=True)


class UnavailableSerializer(serializers.Serializer[Any]):
    type = serializers.ChoiceField(choices=ServerErrorEnum.choices)
    errors = UnavailableErrorSerializer(many=True)  # type: ignore[assignment]


def unavailable(
    reason: NoEncoder | LaneClosed, request: Request, code: str = "no_encoder"
) -> Response:
    """The reason of a missing encoder is for whoever can do something about it."""
    may_know = settings.LOCAL or request.user.is_staff or isinstance(reason, LaneClosed)
    detail = str(reason) if may_know else _FOR_STRANGERS
    error = {"code": code, "detail": detail, "attr": None}
    return Response(
        {"type": ServerErrorEnum.SERVER_ERROR, "errors": [error]},
        status=503,
        headers={"Retry-After": _RETRY_AFTER_SECONDS},
    )
