"""Publishing, archiving and taking back what is ticked in a list."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.models import Category, CategoryVersion, Product
from tests.catalogue.admin.people import visit_as
from tests.factories import make_category, make_product

CATEGORIES, PRODUCTS = "/admin/catalogue/category/", "/admin/catalogue/product/"


def act(client: Client, where: str, action: str, *rows: Category | Product) -> str:
    keys = [row.pk for row in rows]
    answer = client.post(where, {"action": action, "_selected_action": keys}, follow=True)
    return " ".join(str(message) for message in answer.context["messages"])


class TestCategories:
    def test_drafts_are_published_as_versions_and_unchanged_ones_left(
        self, merchandiser: Client
    ) -> None:
        rows = [make_category("Red", state="draft"), make_category("Blue", state="draft")]
        said = act(merchandiser, CATEGORIES, "publish", *rows)
        assert "2 categories published: shoppers see them now." in said
        rows[0].refresh_from_db()
        rows[0].definition = "crimson"
        rows[0].save()
        said = act(merchandiser, CATEGORIES, "publish", *rows)
        assert "1 category published: shoppers see it now. 1 category had nothing new." in said
        assert CategoryVersion.objects.count() == 3
        assert str(CategoryVersion.objects.first().author) == "mira"  # type: ignore[union-attr]
        assert "Nothing was published" in act(merchandiser, CATEGORIES, "publish", *rows)

    def test_below_one_that_is_hidden_nobody_claims_that_shoppers_see_it(
        self, merchandiser: Client
    ) -> None:
        above = make_category("Above", state="draft")
        rows = [make_category("Red", state="draft", parent=above), make_category("Blue", "b")]
        rows[1].state = "draft"
        rows[1].save()
        said = act(merchandiser, CATEGORIES, "publish", *rows)
        assert "2 categories published. Shoppers see 1 of them now" in said

    @pytest.mark.parametrize(
        ("action", "state", "word"),
        [("archive", "archived", "archived"), ("to_draft", "draft", "draft")],
    )
    def test_what_is_taken_off_the_shop_stays_with_its_versions(
        self, merchandiser: Client, action: str, state: str, word: str
    ) -> None:
        above = make_category("Red", state="draft")
        act(merchandiser, CATEGORIES, "publish", above)
        make_category("Below", parent=above)
        said = act(merchandiser, CATEGORIES, action, above)
        assert f"1 category now {word}, out of shoppers' sight." in said
        assert "1 category below left the shop with them." in said
        above.refresh_from_db()
        assert (above.state, above.versions.count()) == (state, 1)
        assert not Category.objects.visible().exists()
        assert "1 already was" in act(merchandiser, CATEGORIES, action, above)

    def test_editors_do_not_find_these_actions_and_cannot_call_them(self, db: None) -> None:
        category = make_category("Red", state="draft")
        editor = visit_as("edda", "catalogue.view_category", "catalogue.change_category")
        assert 'value="publish"' not in editor.get(CATEGORIES).content.decode()
        act(editor, CATEGORIES, "publish", category)
        category.refresh_from_db()
        assert category.state == "draft"


class TestProducts:
    def test_each_change_of_state_is_in_the_history(self, merchandiser: Client) -> None:
        rows = [make_product("A", state="draft"), make_product("B")]
        said = act(merchandiser, PRODUCTS, "publish", *rows)
        assert "1 product now published. 1 already were." in said
        newest = Product.history.filter(id=rows[0].pk).first()
        assert (newest.state, str(newest.history_user)) == ("published", "mira")
        assert newest.address == f"POST {PRODUCTS}"
        assert Product.history.filter(id=rows[1].pk).count() == 1

    def test_any_number_takes_the_same_few_statements(self, merchandiser: Client) -> None:
        counts = []
        for number in (2, 12):
            rows = [make_product(f"{number}-{n}", state="draft") for n in range(number)]
            keys = [row.pk for row in rows]
            with CaptureQueriesContext(connection) as asked:
                merchandiser.post(PRODUCTS, {"action": "publish", "_selected_action": keys})
            counts.append(len(asked))
        assert counts[0] == counts[1]
