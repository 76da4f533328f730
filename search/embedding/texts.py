"""Embed the words of products: batches of short texts, beside the images."""

from search.embedding.claiming import Claim, claim
from search.embedding.outcomes import fail, finish_unchanged, store_texts
from search.encoders.base import Encoder
from search.metadata import metadata_digest, metadata_text
from search.models import EncoderInUse, TextEmbedding

_BATCH = 32


def embed_text_batch(row: EncoderInUse, encoder: Encoder) -> int:
    """Embed the words of up to 32 products; returns how many rows were claimed."""
    claimed = claim(TextEmbedding, row, _BATCH, "product")
    if claimed is None:
        return 0
    ids, digests, texts = [], [], []
    unchanged = []
    for embedding in claimed.rows:
        text = metadata_text(embedding.product)
        digest = metadata_digest(encoder, text)
        if digest == embedding.source_digest:
            unchanged.append(embedding.pk)
            continue
        ids.append(embedding.pk)
        digests.append(digest)
        texts.append(text)
    finish_unchanged(claimed, unchanged)
    if texts:
        _encode(claimed, encoder, ids, digests, texts)
    return len(claimed.rows)


def _encode(
    claimed: Claim, encoder: Encoder, ids: list[int], digests: list[str], texts: list[str]
) -> None:
    try:
        vectors = encoder.encode_texts(texts)
    except ValueError as error:
        for row_id in ids:
            fail(claimed, row_id, f"These words cannot be used: {error}.")
        return
    store_texts(claimed, ids, digests, vectors)
