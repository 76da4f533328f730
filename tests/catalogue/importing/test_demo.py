import json
import shutil
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.content import live_content
from catalogue.importing import FileRefused
from catalogue.importing.demo import load_demo, remove_demo
from catalogue.models import Category, CategoryVersion, Product, ProductImage
from catalogue.publishing import has_unpublished_changes
from catalogue.signals import categories_changed

pytestmark = pytest.mark.django_db

CATEGORIES = [
    {"name": "Solar", "slug": "solar", "definition": "bag with a panel", "parent": "bags"},
    {"name": "Bags", "slug": "bags", "definition": "bags", "prompts": ["a bag", "a rucksack"]},
]


@pytest.fixture
def demo(folder: Path) -> Path:
    (folder / "products.jsonl").write_text(
        '{"sku": "D-1", "title": "Bag", "images": [{"path": "red.jpg", "alt": "A red bag"}]}\n'
        '{"sku": "D-2", "title": "Bag, blue", "parent": "D-1", "images": ["blue.png"]}\n'
    )
    (folder / "categories.json").write_text(json.dumps({"categories": CATEGORIES}))
    return folder


def test_the_sample_catalogue_is_loaded(demo: Path) -> None:
    heard: list[int] = []

    def listen(category_ids: list[int], **_: object) -> None:
        heard.extend(category_ids)

    categories_changed.connect(listen)
    report = load_demo(demo)
    categories_changed.disconnect(listen)
    assert (report.products.new, report.products.is_good, report.categories_new) == (2, True, 2)
    solar = Category.objects.get(slug="solar")
    assert (solar.parent, solar.state) == (Category.objects.get(slug="bags"), "published")
    assert Category.objects.get(slug="bags").prompts == ["a bag", "a rucksack"]
    assert ProductImage.objects.count() == 2
    assert len(heard) == 2


def test_the_sample_categories_are_published_as_people_publish_theirs(demo: Path) -> None:
    more = {"name": "Cases", "slug": "cases", "definition": "a case", "parent": "bags"}
    (demo / "categories.json").write_text(json.dumps({"categories": [*CATEGORIES, more]}))
    load_demo(demo)
    assert set(CategoryVersion.objects.values_list("category__slug", "number")) == {
        ("bags", 1),
        ("solar", 1),
        ("cases", 1),
    }
    solar = Category.objects.get(slug="solar")
    assert not has_unpublished_changes(solar)
    assert live_content(solar).siblings == ("Cases",)  # although that one came later
    with CaptureQueriesContext(connection) as asked:
        live_content(solar)
    assert len(asked) == 1
    load_demo(demo)
    assert CategoryVersion.objects.count() == 3


def test_loading_again_keeps_what_people_wrote_in_categories(demo: Path) -> None:
    load_demo(demo)
    Category.objects.filter(slug="solar").update(definition="my own words", state="draft")
    report = load_demo(demo)
    assert (report.products.unchanged, report.categories_new) == (2, 0)
    solar = Category.objects.get(slug="solar")
    assert (solar.definition, solar.state) == ("my own words", "draft")


def test_a_reset_removes_the_sample_and_nothing_else(demo: Path) -> None:
    load_demo(demo)
    Product.objects.create(sku="MINE", title="Mine")
    Category.objects.create(name="Mine", slug="mine")
    assert remove_demo(demo) == (2, 2)
    assert Product.objects.get().sku == "MINE"
    assert Category.objects.get().slug == "mine"
    assert load_demo(demo).products.new == 2


def test_a_reset_never_tears_the_shops_own_category_out(demo: Path) -> None:
    load_demo(demo)
    Category.objects.create(name="Mine", slug="mine", parent=Category.objects.get(slug="bags"))
    with pytest.raises(FileRefused, match="“Mine” lies below one of the sample's"):
        remove_demo(demo)
    assert Product.objects.count() == 2


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "is not JSON"),
        ("[]", "must be an object"),
        ('{"categories": [1]}', "must be an object"),
        ('{"categories": [{"name": "A", "slug": "a", "parent": "b"}]}', "parents .* do not exist"),
        ('{"categories": [{"name": "A", "slug": "a b"}]}', "“a b”: .*slug"),
    ],
)
def test_a_damaged_sample_is_told_in_words(demo: Path, content: str, reason: str) -> None:
    (demo / "categories.json").write_text(content)
    with pytest.raises(FileRefused, match=reason):
        load_demo(demo)


def test_a_missing_sample_is_told_in_words(demo: Path) -> None:
    shutil.rmtree(demo)
    with pytest.raises(FileRefused, match="cannot be read"):
        load_demo(demo)
