"""Importing a taxonomy: what is new becomes drafts, what is there stays, all of it or nothing."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from pytest_django import DjangoAssertNumQueries

from catalogue.content import draft_content
from catalogue.models import Category
from catalogue.taxonomy import Plan, import_taxonomy, read_taxonomy
from search.models import CategoryEmbedding, EncoderInUse
from tests.factories import make_category

TEXT = """Bags
Bags > Backpacks
Bags > Backpacks > Solar
Hats
Garden > Tools > Small
"""

pytestmark = pytest.mark.django_db


def bring(text: str = TEXT, slug: str | None = None, depth: int | None = None) -> Plan:
    under = Category.objects.get(slug=slug) if slug else None
    return import_taxonomy(read_taxonomy(text.encode()), under, depth)


def tree() -> dict[str, str]:
    """Each category's slug with its parent's."""
    parents = Category.objects.values_list("slug", "parent__slug")
    return {slug: parent or "" for slug, parent in parents}


def test_a_tree_of_drafts_comes_of_it_with_what_lies_between() -> None:
    made = bring()
    assert (made.new, made.stored) == (7, 0)
    assert tree() == {
        "bags": "",
        "backpacks": "bags",
        "solar": "backpacks",
        "hats": "",
        "garden": "",
        "tools": "garden",
        "small": "tools",
    }
    assert set(Category.objects.values_list("state", "revision")) == {("draft", 1)}


def test_children_know_what_they_are_kinds_of() -> None:
    bring()
    solar = Category.objects.get(slug="solar")
    assert draft_content(solar).parents == ("Backpacks", "Bags")
    assert draft_content(solar).texts == ("Solar",)


def test_again_changes_nothing() -> None:
    bring()
    Category.objects.filter(slug="bags").update(definition="what people wrote", state="published")
    before = list(Category.objects.order_by("pk").values())
    made = bring("path,definition\nBAGS,another\nbags > backpacks,another\n")
    assert (made.new, made.stored) == (0, 2)
    made = bring()
    assert (made.new, made.stored) == (0, 7)
    assert list(Category.objects.order_by("pk").values()) == before


def test_what_is_missing_is_added_below_what_is_there() -> None:
    bags = make_category("Bags", "bags of all sorts")
    made = bring()
    assert (made.new, made.stored) == (6, 1)
    assert Category.objects.get(slug="backpacks").parent == bags


def test_it_all_can_lie_below_a_category_and_have_fewer_levels() -> None:
    make_category("Shop")
    made = bring(slug="shop", depth=1)
    assert (made.new, made.too_deep) == (3, 3)
    assert tree() == {"shop": "", "bags": "shop", "hats": "shop", "garden": "shop"}


def test_definitions_come_along() -> None:
    bring("path,definition\nBags,a bag\nBags > Backpacks,a backpack\nBags,another\n")
    definitions = dict(Category.objects.values_list("slug", "definition"))
    assert definitions == {"bags": "a bag", "backpacks": "a backpack"}


def test_equal_names_get_addresses_of_their_own() -> None:
    make_category("Accessories", slug="accessories")
    bring("Bikes > Accessories\nBoats > Accessories\nAccessories > 配件\nBoats > 船\n")
    slugs = set(tree())
    assert {"bikes-accessories", "boats-accessories", "category"} <= slugs
    assert len(slugs) == Category.objects.count()


def test_every_new_category_is_in_the_history_and_asks_for_its_vector(
    encoder_in_use: EncoderInUse,
) -> None:
    bring()
    history = Category.history.all()
    assert {one.history_change_reason for one in history} == {"From a taxonomy file."}
    assert history.count() == CategoryEmbedding.objects.count() == 7


def test_a_failure_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    from catalogue.taxonomy import importing

    def fail(taken: set[str], *names: str) -> str:
        if names[0] == "Solar":
            raise IntegrityError("gone wrong")
        return names[0].lower()

    monkeypatch.setattr(importing, "free_slug", fail)
    with pytest.raises(IntegrityError):
        bring()
    assert not Category.objects.exists()


def test_a_dry_run_writes_nothing() -> None:
    reading = read_taxonomy(TEXT.encode())
    made = import_taxonomy(reading, dry_run=True)
    assert (made.new, made.stored) == (7, 0)
    assert [(depth, node.name) for depth, node in made.walk()][:3] == [
        (0, "Bags"),
        (1, "Backpacks"),
        (2, "Solar"),
    ]
    assert not Category.objects.exists()


def test_many_cost_as_few_statements_as_few(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    many = "\n".join(f"Root {n} > Leaf {m}" for n in range(20) for m in range(20))
    with django_assert_num_queries(10):
        made = bring(many)
    assert made.new == 420


class TestTheCommand:
    def run(self, file: Path, *options: str) -> str:
        out = StringIO()
        call_command("import_taxonomy", str(file), *options, stdout=out)
        return out.getvalue()

    def test_shows_the_tree_before_and_imports_it(self, tmp_path: Path) -> None:
        file = tmp_path / "taxonomy.txt"
        file.write_text(TEXT)
        make_category("Hats")
        shown = self.run(file, "--dry-run")
        assert "+ Bags\n  + Backpacks\n    + Solar\n= Hats\n" in shown
        assert "6 categories would be new, as drafts." in shown
        assert Category.objects.count() == 1
        assert "6 categories new, as drafts.\n1 were there already" in self.run(file)
        assert "0 categories new" in self.run(file)

    def test_takes_a_place_and_a_depth(self, tmp_path: Path) -> None:
        file = tmp_path / "taxonomy.txt"
        file.write_text(TEXT)
        make_category("Shop")
        said = self.run(file, "--under", "shop", "--depth", "2")
        assert "5 categories new below “Shop”, as drafts." in said
        assert "2 lie deeper than 2 levels." in said

    def test_refuses_what_it_cannot_do_in_words(self, tmp_path: Path) -> None:
        file = tmp_path / "taxonomy.txt"
        with pytest.raises(CommandError, match="cannot be imported: It cannot be read"):
            self.run(file)
        file.write_text("Bags\n> x\n")
        with pytest.raises(CommandError, match="no category “none”"):
            self.run(file, "--under", "none")
        with pytest.raises(CommandError, match="a whole number from 1 on"):
            self.run(file, "--depth", "0")
        with pytest.raises(CommandError, match="1 refused; the others are in") as refused:
            self.run(file)
        assert refused.value.returncode == 1
        assert list(tree()) == ["bags"]
