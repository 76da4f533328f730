"""Taking an earlier version back into the draft, to work on from there."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from catalogue.content import draft_content
from catalogue.deciding import decide
from catalogue.drafting import draft_after, take_into_draft
from catalogue.models import (
    Attribute,
    Category,
    CategoryAttribute,
    CategoryRelation,
    CategoryThreshold,
    Product,
    Rule,
    Verdict,
)
from catalogue.publishing import ChangedMeanwhile, digest, is_same, publish
from tests.factories import make_category, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def category() -> Category:
    """With everything that a draft can hold."""
    category = make_category(
        "Red bags",
        "a red bag",
        state="draft",
        prompts=["a crimson bag"],
        negatives=["a red cup"],
        negative_weight=0.5,
        switched_off=["contrast"],
    )
    striped = Attribute.objects.create(name="striped", prompts=["with stripes"])
    CategoryAttribute.objects.create(category=category, attribute=striped, weight=2)
    CategoryRelation.objects.create(category=category, kind="has-part", attribute=striped)
    CategoryRelation.objects.create(
        category=category, kind="contrasts-with", other=make_category("Cups", "a cup")
    )
    CategoryThreshold.objects.create(category=category, encoder_id="colour/1", value=0.3)
    start = timezone.now() + timedelta(days=1)
    product = make_product("A")
    category.rules.create(kind="pin", product=product, position=3, starts_at=start, note="Window")
    category.rules.create(kind="boost", condition={"brand": ["Alder"]}, strength=3)
    return category


def overwrite(category: Category) -> None:
    """Another draft altogether."""
    category.definition, category.prompts, category.negatives = "something else", [], []
    category.switched_off, category.negative_weight = [], 1.0
    category.save()
    category.category_attributes.all().delete()
    category.relations.all().delete()
    category.thresholds.update(value=0.9, review_from=0.8)
    CategoryThreshold.objects.create(category=category, encoder_id="gone/1", value=0.1)
    category.rules.all().delete()
    category.rules.create(kind="hide", product=make_product("B"))


def test_the_draft_says_again_what_the_version_said(category: Category) -> None:
    version = publish(category)
    before = draft_content(category)
    overwrite(category)
    assert take_into_draft(version) == []
    assert is_same(draft_content(Category.objects.get(pk=category.pk)), before)


def test_what_is_equal_stays_as_it_is(category: Category) -> None:
    version = publish(category)
    rules = set(category.rules.values_list("pk", flat=True))
    take_into_draft(version)
    assert set(category.rules.values_list("pk", flat=True)) == rules


def test_decisions_made_since_stay(category: Category) -> None:
    version = publish(category)
    product = make_product("C")
    decide(category, [product], Verdict.REJECT)
    take_into_draft(version)
    assert draft_content(category).rejected == (product.pk,)


def test_a_threshold_that_was_carried_to_a_newer_encoder_stays(category: Category) -> None:
    version = publish(category)
    CategoryThreshold.objects.create(
        category=category, encoder_id="newer/1", value=0.2, carried=True
    )
    take_into_draft(version)
    draft = draft_content(category)
    assert set(draft.thresholds) == {"colour/1", "newer/1"}
    assert is_same(draft, draft_after(draft_content(category), draft))


def test_what_could_not_be_taken_along_is_told(category: Category) -> None:
    version = publish(category)
    overwrite(category)
    Rule.objects.all().delete()
    Attribute.objects.get().delete()
    Category.objects.filter(name="Cups").delete()
    Product.objects.all().delete()
    told = "\n".join(take_into_draft(version))
    assert "The attribute “striped” is gone." in told
    assert "“Cups”, which it was related to, is gone." in told
    assert "of a rule is gone." in told
    assert category.rules.get().kind == "boost"


def test_an_attribute_whose_words_changed_keeps_them_since_others_share_it(
    category: Category,
) -> None:
    version = publish(category)
    Attribute.objects.update(prompts=["with bold stripes"])
    assert take_into_draft(version) == [
        "The attribute “striped” has other words now; it is shared, so they stay."
    ]
    assert Attribute.objects.get().prompts == ["with bold stripes"]


def test_a_definition_that_was_only_the_name_is_empty_again() -> None:
    category = make_category("Red bags", state="draft")
    version = publish(category)
    overwrite_words = Category.objects.get(pk=category.pk)
    overwrite_words.definition = "something else"
    overwrite_words.save()
    take_into_draft(version)
    assert Category.objects.get(pk=category.pk).definition == ""


def test_a_draft_that_somebody_changed_meanwhile_is_left_alone(category: Category) -> None:
    version = publish(category)
    seen = digest(category, draft_content(category))
    overwrite(category)
    with pytest.raises(ChangedMeanwhile):
        take_into_draft(version, seen=seen)
    assert Category.objects.get(pk=category.pk).definition == "something else"


def test_the_history_says_who_took_which_version(category: Category) -> None:
    mira = User.objects.create_user("mira")
    version = publish(category)
    overwrite(category)
    take_into_draft(version, mira)
    newest = Category.history.filter(id=category.pk).first()
    assert newest.history_change_reason == "Taken from version 1."
    assert newest.history_user == mira
    assert {rule.created_by for rule in category.rules.all()} == {mira}
