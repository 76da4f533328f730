"""Who may look at the Review tab, and who may decide there."""

from django.contrib.auth.models import Group, User
from django.test import Client

from catalogue.models import Category, Decision
from tests.catalogue.admin.people import visit_as
from tests.search.admin.review.tab import look, page_of, press
from tests.search.reviewing.reds import product


def member_of(role: str) -> Client:
    user = User.objects.create_user(role.lower(), is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


class TestWhoMay:
    def test_a_viewer_looks_without_buttons_and_may_not_post(self, reds: Category) -> None:
        viewer = member_of("Viewers")
        page = look(viewer, reds)
        assert "Product P4" in page
        assert 'value="approve"' not in page
        assert "Many at once" not in page
        assert "Next product" in page
        for verb in ("approve", "skip", "undo"):
            typed = {"verb": verb, "product": product("P4").pk}
            assert viewer.post(page_of(reds), typed).status_code == 403
        assert not Decision.objects.exists()

    def test_an_editor_decides(self, reds: Category) -> None:
        press(member_of("Editors"), reds, "approve", "P4")
        assert Decision.objects.exists()

    def test_it_takes_both_permissions(self, reds: Category) -> None:
        half = visit_as("hal", "catalogue.view_category", "catalogue.add_decision")
        assert half.post(page_of(reds), {"verb": "undo"}).status_code == 403

    def test_others_see_nothing(self, reds: Category, client: Client) -> None:
        assert visit_as("otto").get(page_of(reds)).status_code == 403
        assert client.get(page_of(reds)).status_code == 302

    def test_a_post_needs_its_token(self, merchandiser: Client, reds: Category) -> None:
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = merchandiser.cookies
        assert strict.post(page_of(reds), {"verb": "undo"}).status_code == 403

    def test_a_category_that_is_not_there_is_not_found(self, merchandiser: Client) -> None:
        assert merchandiser.get("/admin/catalogue/category/999/review/").status_code == 404
