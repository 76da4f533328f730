"""503: no encoder can answer."""

from typing import Any

from django.conf import settings
from drf_standardized_errors.openapi_serializers import ServerErrorEnum
from rest_framework import serializers
from rest_framework.exceptions import APIException
from rest_framework.request import Request

from search.ranking import NoEncoder


class Unavailable(APIException):
    status_code = 503
    default_detail = "Nothing can be ranked at the moment. Please try again in a while."
    default_code = "no_encoder"

    @classmethod
    def because(cls, reason: NoEncoder, request: Request) -> "Unavailable":
        """The reason itself is for whoever can do something about it."""
        may_know = settings.LOCAL or bool(getattr(request.user, "is_staff", False))
        return cls(str(reason)) if may_know else cls()


class UnavailableErrorSerializer(serializers.Serializer[Any]):
    code = serializers.CharField(help_text="no_encoder")
    detail = serializers.CharField()
    attr = serializers.CharField(allow_null=True)


class UnavailableSerializer(serializers.Serializer[Any]):
    type = serializers.ChoiceField(choices=ServerErrorEnum.choices)
    errors = UnavailableErrorSerializer(many=True)
