import numpy as np

from search.encoders.anchors.affinity import closeness, defined, image_vectors, text_vectors
from search.encoders.base import Vectors
from search.vectors import unit

ANCHORS = unit(np.eye(3))
NO_KIN = np.zeros((1, 3))


def vector_of(sentence: Vectors) -> Vectors:
    return text_vectors(closeness(sentence, ANCHORS, NO_KIN))


def test_the_nearest_anchor_outweighs_the_others() -> None:
    vector = vector_of(unit(np.array([[0.8, 0.6, 0.0]])))[0]
    assert vector[0] > 3 * vector[1] > 0
    assert vector[2] == 0


def test_of_two_anchors_as_near_the_kin_wins() -> None:
    sentence = unit(np.array([[0.6, 0.6, 0.0]]))
    kinship = np.array([[0.0, 1.0, 0.0]])
    vector = text_vectors(closeness(sentence, ANCHORS, kinship))[0]
    assert vector[1] > 3 * vector[0] > 0


def test_a_definition_moves_a_text_and_a_text_without_one_stays() -> None:
    sentences = unit(np.array([[1.0, 0, 0], [1.0, 0, 0]]))
    moved = defined(sentences, np.array([[0, 1.0, 0], [0, 0, 0]]))
    assert moved[0, 0] > moved[0, 1] > 0
    assert np.allclose(moved[1], sentences[1])


def test_a_text_far_from_every_anchor_has_no_opinion_but_a_length() -> None:
    assert np.allclose(vector_of(unit(-np.ones((1, 3)))), 1 / np.sqrt(3))


def test_a_text_that_barely_touches_one_anchor_does_not_vanish() -> None:
    vector = text_vectors(np.array([[0.1000001, -1.0, -1.0]]))
    assert np.allclose(vector, [[1, 0, 0]])


def test_images_compare_by_the_overlap_of_their_posteriors() -> None:
    posteriors = np.array([[0.5, 0.5, 0], [0.5, 0, 0.5], [0, 0, 1]], dtype=np.float32)
    overlap = image_vectors(posteriors) @ image_vectors(posteriors).T
    assert np.allclose(overlap[0], [1, 0.5, 0], atol=1e-6)
