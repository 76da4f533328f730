"""One encoder of each name per process, built at its first use and never shared over a fork."""

import os
import threading

from search.encoders.base import Encoder, EncoderError
from search.encoders.name import EncoderName


class _Registry:
    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self.lock = threading.RLock()
        self.process = os.getpid()
        self.built: dict[tuple[str, str | None], Encoder] = {}

    def get(self, name: str, revision: str | None) -> Encoder:
        if self.process != os.getpid():
            self.reset()
        with self.lock:
            key = (name, revision)
            if key not in self.built:
                self.built[key] = _build(EncoderName.parse(name), revision)
            return self.built[key]


_registry = _Registry()

# A fork can happen while another thread holds the lock; the child would wait for ever. And a
# model that was loaded before a fork shares its thread pools' state with nobody: build it again.
os.register_at_fork(after_in_child=_registry.reset)


def get_encoder(name: str, *, revision: str | None = None) -> Encoder:
    """The encoder of this name, the same object at every call in one process.

    `name` is `anchors`, `clip`, `clip:owner/model` or `clip:/path/to/folder`, the last three with
    `?precision=fp32` or `bf16` if need be. `revision` pins the weights: a commit or branch of the
    model hub, or what an encoder once gave as its `revision`; then other weights are refused.
    Raises EncoderError with advice when there is no such encoder or it cannot be had here.
    """
    return _registry.get(name.strip(), revision or None)


def lend_encoder(name: str, encoder: Encoder) -> None:
    """Have `get_encoder(name)` give this one in this process, until encoders are forgotten."""
    with _registry.lock:
        _registry.built[(name, None)] = encoder


def forget_encoders() -> None:
    """Drop all encoders of this process, and with them their weights."""
    _registry.reset()


def _build(name: EncoderName, revision: str | None) -> Encoder:
    if name.backend == "anchors":
        from search.encoders.anchors.encoder import AnchorsEncoder

        encoder = AnchorsEncoder()
        if revision not in (None, encoder.revision):
            raise EncoderError(
                f"The encoder anchors is here as {encoder.revision}, not as {revision}: "
                "its packages have changed. Embed again with the encoder as it is now."
            )
        return encoder
    from search.encoders.clip.encoder import ClipEncoder

    return ClipEncoder(name, revision)
