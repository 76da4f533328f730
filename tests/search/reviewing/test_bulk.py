"""Many products decided together: looked at first, one history entry each, undone as one."""

import pytest
from django.contrib.auth.models import User

from catalogue.deciding import decide
from catalogue.models import Category, Decision, Verdict
from search.reviewing import Choice, Show, bulk
from tests.search.reviewing.reds import product, scores_of, skus

EVERY = Choice(show=Show.ALL)


def meant(planned: bulk.Plan) -> list[str]:
    return skus([one.group_id for one in planned.candidates])


@pytest.fixture
def mira(db: None) -> User:
    return User.objects.create_user("mira")


def test_approving_means_all_from_a_score_up_and_rejecting_all_below(reds: Category) -> None:
    cut = scores_of(reds)["P4"]
    assert meant(bulk.plan(reds, EVERY, Verdict.APPROVE, cut)) == ["P0", "P1", "P2", "P3", "P4"]
    assert meant(bulk.plan(reds, EVERY, Verdict.REJECT, cut)) == ["P5", "P6", "P7", "P8", "P9"]


def test_only_the_chosen_list_is_meant_and_nothing_that_is_decided(reds: Category) -> None:
    reds.switched_off = ["examples"]  # so that the decision moves no score
    reds.save()
    decide(reds, [product("P4")], Verdict.REJECT)
    assert meant(bulk.plan(reds, Choice(show=Show.WAITING), Verdict.APPROVE, 0.0)) == ["P5"]
    assert not bulk.plan(reds, EVERY, Verdict.APPROVE, 2.0).count


def test_the_sample_shows_the_best_the_worst_and_some_between(
    reds: Category, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "_SAMPLE", 3)
    sample = bulk.plan(reds, EVERY, Verdict.APPROVE, 0.0).sample
    assert [one.product.sku for one in sample] == ["P0", "P4", "P9"]


def test_planning_writes_nothing(reds: Category) -> None:
    bulk.plan(reds, EVERY, Verdict.APPROVE, 0.0)
    assert not Decision.objects.exists()


def test_each_product_has_a_decision_and_a_history_entry_of_its_own(
    reds: Category, mira: User
) -> None:
    scores = scores_of(reds)
    planned = bulk.plan(reds, EVERY, Verdict.APPROVE, scores["P2"])
    code = bulk.carry_out(reds, planned, mira)
    decisions = Decision.objects.select_related("product")
    assert {one.product.sku: one.score for one in decisions} == {
        sku: pytest.approx(scores[sku]) for sku in ("P0", "P1", "P2")
    }
    assert {(one.verdict, one.decided_by) for one in decisions} == {(Verdict.APPROVE, mira)}
    history = Decision.history.all()
    assert history.count() == 3
    assert {row.history_user for row in history} == {mira}
    assert all(code in row.history_change_reason for row in history)


def test_a_batch_is_undone_as_one_but_for_what_was_decided_anew(reds: Category, mira: User) -> None:
    decide(reds, [product("P9")], Verdict.REJECT)
    cut = scores_of(reds)["P2"]
    code = bulk.carry_out(reds, bulk.plan(reds, EVERY, Verdict.APPROVE, cut), mira)
    decide(reds, [product("P1")], Verdict.REJECT)
    (batch,) = bulk.batches(reds)
    assert (batch.code, batch.count) == (code, 2)
    assert bulk.undo(reds, code, mira) == 2
    assert {one.product.sku for one in Decision.objects.select_related("product")} == {"P1", "P9"}
    assert bulk.batches(reds) == []
    gone = Decision.history.filter(history_type="-")
    assert gone.count() == 2
    assert {row.history_change_reason for row in gone} == {f"Bulk {code} undone."}


def test_an_unknown_batch_undoes_nothing(reds: Category, mira: User) -> None:
    bulk.carry_out(reds, bulk.plan(reds, EVERY, Verdict.APPROVE, 0.0), mira)
    assert bulk.undo(reds, "", mira) == 0
    assert bulk.undo(reds, "%", mira) == 0
    assert Decision.objects.count() == 10


def test_too_much_at_once_is_refused(
    reds: Category, mira: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "MOST", 9)
    planned = bulk.plan(reds, EVERY, Verdict.APPROVE, 0.0)
    assert planned.is_too_much
    with pytest.raises(ValueError, match="at most 9"):
        bulk.carry_out(reds, planned, mira)
    assert not Decision.objects.exists()
