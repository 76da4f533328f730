"""Publishing at a date and time, calling that off, and taking a category off the shop."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from catalogue.content import live_content
from catalogue.models import Category, CategoryVersion
from catalogue.publishing import publish
from search.models import EncoderInUse
from tests.factories import make_category
from tests.search.admin.shelves import edit, stock
from tests.search.admin.visits import looked, messages, page, text


@pytest.fixture
def category(encoder_in_use: EncoderInUse) -> Category:
    return stock(encoder_in_use)


class TestScheduling:
    def later(self, **ahead: float) -> str:
        return (timezone.now() + timedelta(**ahead)).strftime("%Y-%m-%dT%H:%M")

    def test_a_version_waits_for_its_time_and_is_called_off_again(
        self, merchandiser: Client, category: Category
    ) -> None:
        publish(category)
        edit(category, definition="something crimson")
        data = {**looked(merchandiser, category), "when": "later", "starts_at": self.later(days=2)}
        answer = merchandiser.post(page(category), data, follow=True)
        assert "Version 2 is scheduled: shoppers see it from " in messages(answer)
        assert live_content(category).texts == ("something red",)
        seen = text(merchandiser, category)
        assert "<strong>Version 2</strong> is scheduled for " in seen
        answer = merchandiser.post(f"{page(category)}call-off/", follow=True)
        assert "Called off" in messages(answer)
        assert category.versions.scheduled(category) is None
        answer = merchandiser.post(f"{page(category)}call-off/", follow=True)
        assert "somebody was quicker" in messages(answer)

    @pytest.mark.parametrize(
        ("starts_at", "said"),
        [("", "Say from when on"), ("soon", "Give a date and a time"), ("past", "in the past")],
    )
    def test_a_time_that_cannot_be_is_explained(
        self, merchandiser: Client, category: Category, starts_at: str, said: str
    ) -> None:
        data = {**looked(merchandiser, category), "when": "later"}
        data["starts_at"] = self.later(hours=-1) if starts_at == "past" else starts_at
        assert said in merchandiser.post(page(category), data).content.decode()
        assert not CategoryVersion.objects.exists()

    def test_the_page_says_which_time_zone_it_means(
        self, merchandiser: Client, category: Category
    ) -> None:
        assert "Times are in UTC, where it is" in text(merchandiser, category)


class TestWithdrawing:
    def test_it_asks_first_and_says_what_leaves_the_shop_too(
        self, merchandiser: Client, category: Category
    ) -> None:
        publish(category)
        make_category("Below", parent=category)
        address = f"{page(category)}withdraw/"
        asked = merchandiser.get(address).content.decode()
        assert "What lies below it leaves the shop too: Below." in asked
        assert Category.objects.visible().filter(pk=category.pk).exists()
        data = {"state": "archived", "reason": "Out of season."}
        answer = merchandiser.post(address, data, follow=True)
        assert "taken off the shop and archived" in messages(answer)
        assert not Category.objects.visible().exists()
        assert Category.history.first().history_change_reason == "Out of season."
        assert "is not in the shop" in merchandiser.get(address).content.decode()

    def test_no_other_state_can_be_asked_for(
        self, merchandiser: Client, category: Category
    ) -> None:
        publish(category)
        merchandiser.post(f"{page(category)}withdraw/", {"state": "published"})
        assert Category.objects.visible().get() == category
