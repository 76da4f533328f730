"""`bench embed`: the whole write side against a bare loop over the same encoder and images."""

from collections.abc import Callable

from catalogue.images import normalise, open_image
from catalogue.models import Product, ProductImage
from search.bench.pair import Pair, alternate, seconds
from search.bench.pictures import photo
from search.bench.scratch import scratch, use
from search.embedding import coverage, drain, request_all
from search.encoders.base import Encoder, Prepared

_ROUNDS = 3


def bench_embed(encoder_name: str, images: int, say: Callable[[str], None]) -> list[Pair]:
    """Images a second. Ours claims, reads, decodes, encodes and stores; the reference encodes
    tensors that lie ready in memory, at the encoder's best batch size."""
    with scratch():
        _, encoder = use(encoder_name)
        say(f"Making {images} pictures …")
        masters = _fill(images)
        prepared = [encoder.prepare_image(open_image(master)) for master in masters]
        say("Warming up …")
        _bare_loop(encoder, prepared[: encoder.image_batch * 2])

        def ours() -> float:
            request_all()
            taken = seconds(drain)
            assert coverage().waiting == 0  # noqa: S101  (a figure for unfinished work is none)
            return images / taken

        def reference() -> float:
            return images / seconds(lambda: _bare_loop(encoder, prepared))

        say(f"Measuring {_ROUNDS} rounds of both …")
        measured, bare = alternate(ours, reference, _ROUNDS)
    return [Pair("embed", "images/s", measured, bare, "at least 0.8")]


def _fill(images: int) -> list[bytes]:
    product = Product.objects.create(sku="BENCH", title="Bench")
    masters = []
    for number in range(images):
        normalised = normalise(photo(number, 900, 700))
        image = ProductImage(product=product, position=number)
        image.use(normalised)
        image.save()
        masters.append(normalised.master)
    return masters


def _bare_loop(encoder: Encoder, prepared: list[Prepared]) -> None:
    size = encoder.image_batch
    for start in range(0, len(prepared), size):
        encoder.encode_prepared(prepared[start : start + size])
