"""Search by picture by API: a picture becomes a ticket, and the address that ranks by it."""

from typing import Any

from django.http import HttpRequest
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import APIException
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from search.api.unavailable import UnavailableSerializer, unavailable
from search.picture_lane import (
    Crop,
    LaneClosed,
    PictureRefused,
    PictureThrottle,
    picture_of,
    receive_here,
    take_picture,
)


class PictureSerializer(serializers.Serializer[Any]):
    picture = serializers.FileField(
        help_text="JPEG, PNG, WebP, GIF, TIFF, BMP or AVIF; at most 10 MB and 52 megapixels. "
        "It is not stored."
    )
    crop = serializers.CharField(
        required=False,
        help_text="Left, top, width, height as fractions of the upright picture: 0.1,0.2,0.5,0.5",
    )


class TicketSerializer(serializers.Serializer[Any]):
    ticket = serializers.CharField(help_text="For `picture=`; known for seven days.")
    results = serializers.URLField(help_text="The ranking; add filters and words as you like.")


class _Refused(APIException):
    default_code = "picture_refused"

    def __init__(self, refused: PictureRefused) -> None:
        super().__init__(str(refused))
        self.status_code = int(refused.reason)


_EXAMPLE = OpenApiExample(
    "A ticket",
    {
        "ticket": "5f0c7d0e8f0b4f5e9a3c1d2b7e6f8a90",
        "results": "https://shop.example/api/v1/search?picture=5f0c7d0e8f0b4f5e9a3c1d2b7e6f8a90",
    },
    response_only=True,
    status_codes=["201"],
)


class PictureView(APIView):
    parser_classes = [MultiPartParser]
    throttle_classes = [PictureThrottle]

    def initialize_request(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Request:
        self.too_large: PictureRefused | None = None
        try:
            receive_here(request)  # before who asks is looked for, which reads the body
        except PictureRefused as refused:
            self.too_large = refused
        return super().initialize_request(request, *args, **kwargs)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        if self.too_large is not None:
            self.format_kwarg = self.get_format_suffix(**kwargs)
            raise _Refused(self.too_large)
        super().initial(request, *args, **kwargs)

    def finalize_response(
        self, request: Request, response: Any, *args: Any, **kwargs: Any
    ) -> Response:
        if response.status_code < 500:
            # what somebody else's file looks like is nothing to warn about in a log
            response._has_been_logged = True  # noqa: SLF001
        return super().finalize_response(request, response, *args, **kwargs)

    @extend_schema(
        operation_id="search_by_picture",
        summary="Take a picture to rank products by",
        description="The picture is encoded and forgotten; its vector is kept for seven days.",
        auth=[],
        tags=["search"],
        request={"multipart/form-data": PictureSerializer},
        responses={201: TicketSerializer, 503: UnavailableSerializer},
        examples=[_EXAMPLE],
    )
    def post(self, request: Request) -> Response:
        try:
            crop = Crop.parse(str(request.POST.get("crop", "")))
            ticket = take_picture(picture_of(request.FILES), crop)
        except PictureRefused as refused:
            raise _Refused(refused) from refused
        except LaneClosed as closed:
            return unavailable(closed, request, "picture_lane_closed")
        results = f"{reverse('api-search', request=request)}?picture={ticket}"
        return Response({"ticket": ticket, "results": results}, status=201)
