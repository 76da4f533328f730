from pathlib import Path

import pytest

from catalogue.importing import import_products
from catalogue.models import Product, ProductImage


@pytest.mark.django_db
def test_a_grocer_brings_a_whole_assortment_with_descriptions(shared_data: Path) -> None:
    report = import_products(shared_data / "grocery" / "products.csv")
    assert (report.new, report.images_new, report.is_good) == (81, 81, True)
    assert report.notices == ["column “coarse” is read as an attribute"]
    assert not Product.objects.filter(description="").exists()
    assert ProductImage.objects.exclude(width__gte=16, height__gte=16).count() == 0
    again = import_products(shared_data / "grocery" / "products.csv")
    assert (again.unchanged, again.images_unchanged) == (81, 81)
