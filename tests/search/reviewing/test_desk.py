"""Working through a queue: it stays as it is under the hands of who works."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from catalogue.deciding import decide, take_back
from catalogue.models import Category, CategoryThreshold, Decision, Verdict
from search.embedding import drain
from search.reviewing import Choice, Desk, Show, queue
from tests.factories import make_product
from tests.search.reviewing.reds import product, skus


@pytest.fixture
def mira(db: None) -> User:
    return User.objects.create_user("mira")


@pytest.fixture
def session() -> dict[str, Any]:
    return {}


def left(category: Category, session: dict[str, Any], choice: Choice | None = None) -> list[str]:
    desk = Desk(category, choice or Choice(), session, None)
    return skus([one.group_id for one in desk.left()])


@pytest.fixture
def desk(reds: Category, session: dict[str, Any], mira: User) -> Desk:
    return Desk(reds, Choice(), session, mira)


def test_the_order_does_not_jump_about_after_decisions(
    desk: Desk, reds: Category, session: dict[str, Any]
) -> None:
    assert left(reds, session) == ["P4", "P3", "P2", "P5"]
    scores = {one.group_id: one.score for one in desk.queue().entries}
    desk.decide(product("P4"), Verdict.APPROVE)
    assert left(reds, session) == ["P3", "P2", "P5"]
    assert {one.group_id: one.score for one in desk.queue().entries} == scores
    assert desk.open() == 3


def test_a_decision_keeps_the_score_the_encoder_the_person_and_the_reason(
    desk: Desk, mira: User
) -> None:
    entry = desk.queue().entries[0]
    desk.decide(product("P4"), Verdict.REJECT, reason="It is orange.")
    decision = Decision.objects.get()
    assert decision.score == entry.score
    assert (decision.encoder_id, decision.decided_by) == ("colour/1", mira)
    assert decision.reason == "It is orange."


def test_what_was_skipped_comes_back_only_when_asked_for(
    desk: Desk, reds: Category, session: dict[str, Any]
) -> None:
    desk.skip(product("P4"))
    desk.skip(product("P3"))
    assert left(reds, session) == ["P2", "P5"]
    assert (desk.skipped(), desk.open()) == (2, 4)
    desk.look_at_skipped()
    assert left(reds, session) == ["P4", "P3", "P2", "P5"]


def test_undo_goes_back_step_by_step(desk: Desk, reds: Category, session: dict[str, Any]) -> None:
    desk.decide(product("P4"), Verdict.APPROVE)
    desk.skip(product("P3"))
    desk.decide(product("P2"), Verdict.REJECT)
    undone = [desk.undo() for _ in range(4)]
    assert [(skus([one[0].group_id])[0], one[1]) for one in undone if one] == [
        ("P2", True),
        ("P3", True),
        ("P4", True),
    ]
    assert undone[3] is None
    assert not Decision.objects.exists()
    assert left(reds, session) == ["P4", "P3", "P2", "P5"]


def test_undoing_a_second_word_brings_the_first_one_back(desk: Desk) -> None:
    desk.decide(product("P4"), Verdict.APPROVE)
    desk.decide(product("P4"), Verdict.REJECT, seen="approve")
    desk.undo()
    assert Decision.objects.get().verdict == Verdict.APPROVE


def test_undo_leaves_alone_what_someone_else_decided_since(desk: Desk, reds: Category) -> None:
    otto = User.objects.create_user("otto")
    desk.decide(product("P4"), Verdict.APPROVE)
    decide(reds, [product("P4")], Verdict.APPROVE, otto)
    undone = desk.undo()
    assert undone is not None
    assert undone[1] is False
    assert Decision.objects.get().decided_by == otto


def test_a_word_of_someone_else_is_not_overwritten_unseen(desk: Desk, reds: Category) -> None:
    decide(reds, [product("P4")], Verdict.REJECT)
    other = desk.decide(product("P4"), Verdict.APPROVE, seen="")
    assert other is not None
    assert Decision.objects.get().verdict == Verdict.REJECT
    assert desk.decide(product("P4"), Verdict.APPROVE, seen="reject") is None
    assert Decision.objects.get().verdict == Verdict.APPROVE


def test_a_changed_draft_lines_up_anew(desk: Desk, reds: Category, session: dict[str, Any]) -> None:
    assert left(reds, session) == ["P4", "P3", "P2", "P5"]
    CategoryThreshold.objects.update(review_from=None)
    assert left(reds, session) == ["P4", "P3", "P2"]


def test_another_choice_lines_up_anew(reds: Category, session: dict[str, Any]) -> None:
    assert left(reds, session, Choice(show=Show.WAITING)) == ["P4", "P5"]
    assert left(reds, session, Choice(show=Show.OUT)) == ["P6", "P7", "P8", "P9"]


@pytest.fixture
def steady(reds: Category) -> Category:
    """A category whose scores no decision moves."""
    reds.switched_off = ["examples"]
    reds.save()
    return reds


def test_a_long_queue_goes_on_after_its_first_part(
    steady: Category, session: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "LENGTH", 3)
    desk = Desk(steady, Choice(), session, None)
    assert [len(desk.queue().entries), desk.open()] == [3, 4]
    desk.skip(product("P4"))
    desk.decide(product("P3"), Verdict.APPROVE)
    desk.decide(product("P2"), Verdict.APPROVE)
    assert left(steady, session) == ["P5"]
    assert desk.skipped() == 1
    desk.look_at_skipped()
    assert left(steady, session) == ["P4", "P5"]


def test_a_new_product_comes_up_once_the_queue_is_done(
    steady: Category, session: dict[str, Any]
) -> None:
    desk = Desk(steady, Choice(), session, None)
    for sku in ("P4", "P3", "P2", "P5"):
        desk.decide(product(sku), Verdict.APPROVE)
    assert left(steady, session) == []
    make_product("NEW", (142, 20, 88))
    drain()
    assert left(steady, session) == ["NEW"]


def test_a_decision_taken_back_elsewhere_is_open_again(
    desk: Desk, reds: Category, session: dict[str, Any]
) -> None:
    desk.decide(product("P4"), Verdict.APPROVE)
    take_back(reds, [product("P4")])
    assert left(reds, session)[0] == "P4"


def test_a_session_that_cannot_be_read_starts_anew(reds: Category, mira: User) -> None:
    broken: dict[str, Any] = {"review": {str(reds.pk): {"queue": {"entries": [[1]]}}}}
    assert left(reds, broken) == ["P4", "P3", "P2", "P5"]


def test_the_session_remembers_the_last_categories_only(
    reds: Category, session: dict[str, Any]
) -> None:
    others = [
        Category.objects.create(name=f"Red {n}", slug=f"red-{n}", definition="red")
        for n in range(4)
    ]
    for category in (reds, *others):
        left(category, session)
    assert list(session["review"]) == [str(one.pk) for one in others[-3:]]
