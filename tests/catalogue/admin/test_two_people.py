"""Two people edit the same category: the second is told, and nothing is lost."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from catalogue.models import Attribute, Category, CategoryAttribute
from tests.catalogue.admin.people import rows, typed_category, visit_as
from tests.factories import make_category


@pytest.fixture
def bags(db: None) -> Category:
    return make_category("Bags", "a bag", state="draft", prompts=["a sack"])


@pytest.fixture
def colleague(db: None) -> Client:
    return visit_as("nora", superuser=True)


def change(category: Category) -> str:
    return f"/admin/catalogue/category/{category.pk}/change/"


def now() -> str:
    return timezone.now().isoformat()


def test_the_page_carries_the_revision_it_was_opened_with(
    merchandiser: Client, bags: Category
) -> None:
    page = merchandiser.get(change(bags)).content.decode()
    assert f'name="revision" value="{bags.revision}"' in page
    assert 'name="opened_at"' in page


def test_one_after_the_other_is_no_conflict(
    merchandiser: Client, colleague: Client, bags: Category
) -> None:
    colleague.post(change(bags), typed_category(bags, definition="a big bag"))
    bags.refresh_from_db()
    response = merchandiser.post(change(bags), typed_category(bags, prompts="a purse"))
    assert response.status_code == 302
    bags.refresh_from_db()
    assert (bags.definition, bags.prompts) == ("a big bag", ["a purse"])


class TestAtTheSameTime:
    @pytest.fixture
    def opened_at(self, bags: Category) -> str:
        return now()

    @pytest.fixture
    def page(self, merchandiser: Client, colleague: Client, bags: Category, opened_at: str) -> str:
        """What the second person sees, whose page was opened before the first one saved."""
        theirs = typed_category(bags, definition="a big bag", negatives="a shoe", reason="Sale")
        assert colleague.post(change(bags), theirs).status_code == 302
        mine = typed_category(bags, definition="a small bag", opened_at=opened_at)
        response = merchandiser.post(change(bags), mine)
        assert response.status_code == 200
        return response.content.decode()

    def test_nothing_is_overwritten(self, page: str, bags: Category) -> None:
        bags.refresh_from_db()
        assert (bags.definition, bags.negatives) == ("a big bag", ["a shoe"])

    def test_what_was_typed_is_still_there(self, page: str) -> None:
        assert "a small bag</textarea>" in page

    def test_it_says_who_saved_what_and_why(self, page: str) -> None:
        assert "Somebody else saved this category" in page
        assert "<strong>nora</strong>" in page
        assert "“Sale”" in page
        assert "Definition, Negatives" in page

    def test_the_fields_that_differ_stand_side_by_side(self, page: str) -> None:
        table = page.partition('<table class="zs-table zs-differing">')[2].partition("</table>")[0]
        assert "<td>a big bag</td><td>a small bag</td>" in table
        assert "<td>a shoe</td><td>–</td>" in table
        assert "Prompts" not in table

    def test_saving_again_keeps_what_the_second_person_typed(
        self, page: str, merchandiser: Client, bags: Category
    ) -> None:
        revision = page.partition('name="revision" value="')[2].partition('"')[0]
        mine = typed_category(bags, definition="a small bag", revision=revision)
        assert merchandiser.post(change(bags), mine).status_code == 302
        bags.refresh_from_db()
        assert (bags.definition, bags.negatives) == ("a small bag", [])


def test_rows_that_differ_are_shown_and_saving_again_keeps_those_on_the_page(
    merchandiser: Client, colleague: Client, bags: Category
) -> None:
    striped = Attribute.objects.create(name="striped", prompts=["a striped thing"])
    row = {"attribute": striped.pk, "mode": "require", "weight": "1"}
    opened_at = now()
    colleague.post(change(bags), typed_category(bags, **rows("category_attributes", row)))
    mine = typed_category(bags, definition="a small bag", opened_at=opened_at)
    page = merchandiser.post(change(bags), mine).content.decode()
    assert "the attribute “striped”" in page
    assert "<td>must have striped</td><td>–</td>" in page

    bags.refresh_from_db()
    merchandiser.post(change(bags), typed_category(bags, definition="a small bag"))
    assert not CategoryAttribute.objects.exists()


def test_saving_without_a_change_disturbs_nobody(
    merchandiser: Client, colleague: Client, bags: Category
) -> None:
    mine = typed_category(bags, definition="a small bag", opened_at=now())
    colleague.post(change(bags), typed_category(bags))
    assert merchandiser.post(change(bags), mine).status_code == 302


def test_a_program_that_changed_it_is_named_too(merchandiser: Client, bags: Category) -> None:
    mine = typed_category(bags, definition="a small bag", opened_at=now())
    bags.definition = "a big bag"
    bags.save()
    page = merchandiser.post(change(bags), mine).content.decode()
    assert "A command or an import" in page


def test_without_a_time_the_last_change_is_named(
    merchandiser: Client, colleague: Client, bags: Category
) -> None:
    colleague.post(change(bags), typed_category(bags, definition="a big bag"))
    mine = typed_category(bags, definition="a small bag", opened_at="yesterday")
    page = merchandiser.post(change(bags), mine).content.decode()
    assert "<strong>nora</strong>" in page


def test_publishing_meanwhile_is_no_conflict(merchandiser: Client, bags: Category) -> None:
    from catalogue.publishing import publish

    publish(Category.objects.get(pk=bags.pk))
    mine = typed_category(bags, definition="a small bag", opened_at=now())
    assert merchandiser.post(change(bags), mine).status_code == 302


def test_an_edit_long_before_is_not_listed(
    merchandiser: Client, colleague: Client, bags: Category
) -> None:
    colleague.post(change(bags), typed_category(bags, definition="a big bag", reason="Old"))
    bags.refresh_from_db()
    history = getattr(Category, "history")  # noqa: B009
    history.update(history_date=timezone.now() - timedelta(days=2))
    opened_at = now()
    colleague.post(change(bags), typed_category(bags, definition="a bag", reason="New"))
    mine = typed_category(bags, definition="a small bag", opened_at=opened_at)
    page = merchandiser.post(change(bags), mine).content.decode()
    assert "“New”" in page
    assert "“Old”" not in page
