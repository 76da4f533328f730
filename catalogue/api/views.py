"""Reading the catalogue by API. Whoever asks, the answer holds what shoppers may see."""

from django.db.models import Q
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from catalogue.api.examples import categories_example, category_example, product_example
from catalogue.api.serializers import (
    CategoryListSerializer,
    CategorySerializer,
    ProductDetailSerializer,
)
from catalogue.models import Category, Product


class CategoryListView(APIView):
    @extend_schema(
        operation_id="list_categories",
        summary="All categories",
        description="The whole tree as a flat list by name; `parent` names the one above.",
        auth=[],
        tags=["categories"],
        responses=CategoryListSerializer,
        examples=[categories_example],
    )
    def get(self, request: Request) -> Response:
        categories = list(Category.objects.visible().select_related("parent"))
        listed = CategoryListSerializer(
            {"total": len(categories), "results": categories}, context={"request": request}
        )
        return Response(listed.data)


class CategoryView(APIView):
    @extend_schema(
        operation_id="get_category",
        summary="One category",
        auth=[],
        tags=["categories"],
        responses=CategorySerializer,
        examples=[category_example],
    )
    def get(self, request: Request, slug: str) -> Response:
        categories = Category.objects.visible().select_related("parent")
        category = get_object_or_404(categories, slug=slug)
        return Response(CategorySerializer(category, context={"request": request}).data)


class ProductView(APIView):
    @extend_schema(
        operation_id="get_product",
        summary="One product",
        auth=[],
        tags=["products"],
        responses=ProductDetailSerializer,
        examples=[product_example],
    )
    def get(self, request: Request, sku: str) -> Response:
        visible = Product.objects.visible()
        product = get_object_or_404(visible.with_images().select_related("parent"), sku=sku)
        group = visible.filter(Q(pk=product.group_id) | Q(parent=product.group_id))
        variants = group.exclude(pk=product.pk).order_by("pk").values_list("sku", flat=True)
        context = {"request": request, "variants": variants}
        return Response(ProductDetailSerializer(product, context=context).data)
