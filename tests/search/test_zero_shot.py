import numpy as np

from search.vectors import unit
from search.zero_shot import best_category, category_vector, ranking_order, scores, standardise


def test_a_category_lies_between_its_prompts() -> None:
    vector = category_vector(unit([[1, 0, 0], [0, 1, 0]]))
    assert np.allclose(vector, [0.5**0.5, 0.5**0.5, 0])


def test_a_prompt_may_weigh_more() -> None:
    assert np.allclose(category_vector(unit([[1, 0], [0, 1]]), [1, 0]), [1, 0])


def test_scores_are_cosines_of_each_image_with_each_category() -> None:
    images = unit([[1, 0], [1, 1], [-1, 0]])
    found = scores(images, unit([[1, 0], [0, 1]]))
    assert found.dtype == np.float32
    assert np.allclose(found, [[1, 0], [0.5**0.5, 0.5**0.5], [-1, 0]], atol=1e-6)
    assert scores(images, unit([1, 0])).shape == (3, 1)


def test_standardising_takes_away_what_a_category_scores_for_every_image() -> None:
    table = np.array([[0.1, 0.8], [0.5, 0.82], [0.3, 0.7]], dtype=np.float32)
    assert best_category(table).tolist() == [1, 1, 1]
    found = standardise(table)
    assert np.allclose(found.mean(axis=0), 0, atol=1e-6)
    assert np.allclose(found.std(axis=0), 1, atol=1e-6)
    assert best_category(found).tolist() == [1, 0, 0]


def test_a_category_that_tells_nothing_apart_becomes_0() -> None:
    assert np.array_equal(standardise(np.full((3, 1), 0.25, dtype=np.float32)), np.zeros((3, 1)))


def test_a_ranking_falls_and_ties_keep_their_order() -> None:
    column = np.array([0.1, 0.9, 0.9, 0.5], dtype=np.float32)
    assert ranking_order(column).tolist() == [1, 2, 3, 0]
