"""Attributes and relations of a category, typed as rows on its page."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from catalogue.models import Attribute, Category, CategoryAttribute, CategoryRelation
from tests.catalogue.admin.people import rows, typed_category, visit_as
from tests.factories import make_category

LIST = "/admin/catalogue/category/"


def change(category: Category) -> str:
    return f"{LIST}{category.pk}/change/"


def attributes(*typed: dict[str, Any]) -> dict[str, Any]:
    return rows("category_attributes", *typed)


def relations(*typed: dict[str, Any]) -> dict[str, Any]:
    return rows("relations", *typed)


@pytest.fixture
def striped(db: None) -> Attribute:
    return Attribute.objects.create(name="striped", prompts=["a striped thing"])


@pytest.fixture
def leather(db: None) -> Attribute:
    return Attribute.objects.create(name="leather", prompts=["a leather thing"])


@pytest.fixture
def bags(db: None) -> Category:
    return make_category("Bags", "a bag", state="draft")


def stored(category: Category) -> list[tuple[str, str, float]]:
    found = category.category_attributes.values_list("attribute__name", "mode", "weight")
    return list(found.order_by("attribute__name"))


class TestAttributes:
    def test_a_new_category_is_saved_with_its_attributes(
        self, merchandiser: Client, striped: Attribute
    ) -> None:
        row = {"attribute": striped.pk, "mode": "exclude", "weight": "2"}
        merchandiser.post(f"{LIST}add/", typed_category(**attributes(row)))
        assert stored(Category.objects.get()) == [("striped", "exclude", 2.0)]

    def test_the_rows_on_the_page_are_what_is_stored(
        self, merchandiser: Client, bags: Category, striped: Attribute, leather: Attribute
    ) -> None:
        kept = CategoryAttribute.objects.create(category=bags, attribute=striped)
        gone = CategoryAttribute.objects.create(category=bags, attribute=leather)
        typed = attributes(
            {"id": kept.pk, "attribute": striped.pk, "mode": "prefer", "weight": "0.5"},
            {
                "id": gone.pk,
                "attribute": leather.pk,
                "mode": "require",
                "weight": "1",
                "DELETE": "on",
            },
        )
        merchandiser.post(change(bags), typed_category(bags, **typed))
        assert stored(bags) == [("striped", "prefer", 0.5)]
        assert CategoryAttribute.objects.get().pk == kept.pk

    def test_a_row_that_somebody_else_removed_meanwhile_is_stored_again(
        self, merchandiser: Client, bags: Category, striped: Attribute
    ) -> None:
        typed = attributes({"id": 99, "attribute": striped.pk, "mode": "require", "weight": "1"})
        assert merchandiser.post(change(bags), typed_category(bags, **typed)).status_code == 302
        assert stored(bags) == [("striped", "require", 1.0)]

    def test_a_row_that_somebody_else_added_meanwhile_is_not_added_twice(
        self, merchandiser: Client, bags: Category, striped: Attribute
    ) -> None:
        CategoryAttribute.objects.create(category=bags, attribute=striped)
        typed = attributes({"attribute": striped.pk, "mode": "exclude", "weight": "1"})
        assert merchandiser.post(change(bags), typed_category(bags, **typed)).status_code == 302
        assert stored(bags) == [("striped", "exclude", 1.0)]

    def test_the_same_attribute_twice_is_pointed_out(
        self, merchandiser: Client, bags: Category, striped: Attribute
    ) -> None:
        row = {"attribute": striped.pk, "mode": "require", "weight": "1"}
        page = merchandiser.post(change(bags), typed_category(bags, **attributes(row, row)))
        assert "“must have striped” stands here twice" in page.content.decode()
        assert stored(bags) == []

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ({"attribute": "", "mode": "require", "weight": "2"}, "Choose an attribute, or remove"),
            ({"mode": "require", "weight": "99"}, "less than or equal to 5"),
            ({"mode": "sometimes", "weight": "1"}, "Select a valid choice"),
        ],
    )
    def test_a_row_that_is_not_finished_says_what_it_lacks(
        self,
        merchandiser: Client,
        bags: Category,
        striped: Attribute,
        typed: dict[str, str],
        said: str,
    ) -> None:
        row = {"attribute": striped.pk, **typed}
        page = merchandiser.post(change(bags), typed_category(bags, **attributes(row)))
        assert said in page.content.decode()

    def test_the_change_is_in_the_history(
        self, merchandiser: Client, bags: Category, striped: Attribute
    ) -> None:
        row = {"attribute": striped.pk, "mode": "require", "weight": "1"}
        merchandiser.post(change(bags), typed_category(bags, **attributes(row)))
        kept = getattr(CategoryAttribute, "history").get()  # noqa: B009
        assert (kept.history_type, str(kept.history_user)) == ("+", "mira")

    def test_someone_who_may_only_look_reads_them(self, bags: Category, striped: Attribute) -> None:
        CategoryAttribute.objects.create(category=bags, attribute=striped, mode="exclude")
        allowed = ("catalogue.view_category", "catalogue.view_categoryattribute")
        page = visit_as("vera", *allowed).get(change(bags)).content.decode()
        assert "must not have" in page
        assert "striped" in page
        assert "Add an attribute" not in page

    def test_someone_who_may_not_edit_them_saves_the_category_without_touching_them(
        self, bags: Category, striped: Attribute, leather: Attribute
    ) -> None:
        seen = CategoryAttribute.objects.create(category=bags, attribute=striped, mode="exclude")
        CategoryAttribute.objects.create(category=bags, attribute=leather)
        allowed = ("catalogue.change_category", "catalogue.view_categoryattribute")
        typed = typed_category(bags, name="Carriers", **attributes({"id": seen.pk}))
        assert visit_as("vera", *allowed).post(change(bags), typed).status_code == 302
        bags.refresh_from_db()
        assert bags.name == "Carriers"
        assert stored(bags) == [("leather", "require", 1.0), ("striped", "exclude", 1.0)]

    def test_an_editor_may_do_all_of_it(self, bags: Category, striped: Attribute) -> None:
        vera = visit_as("vera")
        User.objects.get(username="vera").groups.add(Group.objects.get(name="Editors"))
        row = {"attribute": striped.pk, "mode": "require", "weight": "1"}
        page = vera.get(change(bags)).content.decode()
        assert "Add an attribute" in page
        assert "Add a relation" in page
        vera.post(change(bags), typed_category(bags, **attributes(row)))
        assert stored(bags) == [("striped", "require", 1.0)]


class TestRelations:
    def test_a_relation_leads_to_a_category_or_to_an_attribute(
        self, merchandiser: Client, bags: Category, striped: Attribute
    ) -> None:
        lamps = make_category("Lamps")
        typed = relations(
            {"kind": "related", "other": lamps.pk, "attribute": "", "weight": "1"},
            {"kind": "has-part", "other": "", "attribute": striped.pk, "weight": "2"},
        )
        merchandiser.post(change(bags), typed_category(bags, **typed))
        found = [str(row) for row in CategoryRelation.objects.filter(category=bags)]
        assert found == ["Bags is related to Lamps", "Bags has as a part striped"]

    @pytest.mark.parametrize("both", [True, False])
    def test_one_of_the_two_must_be_chosen(
        self, merchandiser: Client, bags: Category, striped: Attribute, both: bool
    ) -> None:
        other = make_category("Lamps")
        ends = {"other": other.pk, "attribute": striped.pk} if both else {}
        typed = relations({"kind": "related", "weight": "3", **ends})
        page = merchandiser.post(change(bags), typed_category(bags, **typed))
        assert "Choose a category or an attribute" in page.content.decode()

    def test_a_category_is_not_related_to_itself(
        self, merchandiser: Client, bags: Category
    ) -> None:
        typed = relations({"kind": "related", "other": bags.pk, "weight": "1"})
        page = merchandiser.post(change(bags), typed_category(bags, **typed))
        assert "no relation to itself" in page.content.decode()
