"""What a whole ranking has in common, as integrators read it."""

from rest_framework import serializers

from search.facets import Facet, Facets, FacetValue, PriceRange


class FacetValueSerializer(serializers.Serializer[FacetValue]):
    value = serializers.CharField(help_text="What the parameter takes.")
    count = serializers.IntegerField(help_text="Products, variants counted as one.")
    chosen = serializers.BooleanField()


class FacetSerializer(serializers.Serializer[Facet]):
    name = serializers.CharField(help_text="The parameter that chooses: brand, attr.colour.")
    title = serializers.CharField(source="label", help_text="For people.")
    values = FacetValueSerializer(many=True)


class PriceRangeSerializer(serializers.Serializer[PriceRange]):
    low = serializers.FloatField(allow_null=True)
    high = serializers.FloatField(allow_null=True)


class FacetsSerializer(serializers.Serializer[Facets]):
    """Each is counted as if its own choices were not made, over the whole ranking."""

    brands = FacetSerializer()
    attributes = FacetSerializer(many=True)
    in_stock = serializers.IntegerField(help_text="Products that are not sold out.")
    price = PriceRangeSerializer()
