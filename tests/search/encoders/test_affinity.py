import numpy as np

from search.encoders.anchors.affinity import image_vectors, text_vectors
from search.vectors import unit

ANCHORS = unit(np.eye(3))


def test_the_nearest_anchor_outweighs_the_others() -> None:
    sentence = unit(np.array([[0.8, 0.6, 0.0]]))
    vector = text_vectors(sentence, ANCHORS)[0]
    assert vector[0] > 3 * vector[1] > 0
    assert vector[2] == 0


def test_a_text_far_from_every_anchor_has_no_opinion_but_a_length() -> None:
    sentence = unit(-np.ones((1, 3)))
    assert np.allclose(text_vectors(sentence, ANCHORS), 1 / np.sqrt(3))


def test_a_text_that_barely_touches_one_anchor_does_not_vanish() -> None:
    sentence = unit(np.array([[0.0500001, -1.0, -1.0]]))
    anchors = unit(np.array([[1.0, 0, 0], [0, 1, 0], [0, 0, 1]]))
    sentence = sentence * (0.0500001 / sentence[0, 0])
    assert np.isclose(np.linalg.norm(text_vectors(sentence, anchors)), 1)


def test_images_compare_by_the_overlap_of_their_posteriors() -> None:
    posteriors = np.array([[0.5, 0.5, 0], [0.5, 0, 0.5], [0, 0, 1]], dtype=np.float32)
    overlap = image_vectors(posteriors) @ image_vectors(posteriors).T
    assert np.allclose(overlap[0], [1, 0.5, 0], atol=1e-6)
