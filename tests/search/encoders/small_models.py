"""Dual encoders with random weights and real tokenizers, saved as people save theirs."""

import json
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer, decoders, normalizers, pre_tokenizers, processors
from tokenizers.models import BPE, Unigram
from tokenizers.trainers import BpeTrainer, UnigramTrainer
from transformers import CLIPConfig, CLIPModel, PreTrainedTokenizerFast, SiglipConfig, SiglipModel
from transformers.models.clip.tokenization_clip import CLIPTokenizer

WORDS = [
    "a photo of a backpack with solar panels",
    "a product photo of a striped shirt on a white background",
    "the quick brown fox jumps over the lazy dog",
    "red shoes, blue trousers and a hat for winter",
]
SMALL: dict[str, Any] = {
    "hidden_size": 32,
    "intermediate_size": 64,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
}
BEGIN, END = "<|startoftext|>", "<|endoftext|>"


def clip_tokenizer() -> CLIPTokenizer:
    """CLIP's own byte-pair tokenizer with a small vocabulary, learnt from a few sentences."""
    learner = Tokenizer(BPE(unk_token=END, end_of_word_suffix="</w>"))
    learner.normalizer = normalizers.Lowercase()
    learner.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    learner.train_from_iterator(
        WORDS,
        BpeTrainer(
            vocab_size=700,
            initial_alphabet=alphabet,
            end_of_word_suffix="</w>",
            show_progress=False,
        ),
    )
    vocabulary = learner.get_vocab()
    for byte in alphabet:  # the real vocabulary has each byte at a word's end too
        vocabulary.setdefault(f"{byte}</w>", len(vocabulary))
    for special in (BEGIN, END):
        vocabulary[special] = len(vocabulary)
    merges: Any = [tuple(pair) for pair in _merges(learner)]
    return CLIPTokenizer(vocab=vocabulary, merges=merges, model_max_length=77)


def _merges(tokenizer: Tokenizer) -> list[list[str]]:
    found: list[list[str]] = json.loads(tokenizer.to_str())["model"]["merges"]
    return found


def save_clip(folder: Path, *, full_size: bool = False, seed: int = 0) -> Any:
    """A CLIP of random weights with its tokenizer; returns the model in memory.

    Small, or with every size as in ViT-B/32, which are the defaults of transformers.
    """
    tokenizer = clip_tokenizer()
    ends = {
        "bos_token_id": tokenizer.bos_token_id,
        "eos_token_id": tokenizer.eos_token_id,
        "pad_token_id": tokenizer.pad_token_id,
    }
    small: dict[str, Any] = {} if full_size else {**SMALL, "projection_dim": 24}
    pixels: dict[str, Any] = {} if full_size else {"image_size": 64, "patch_size": 16}
    words: dict[str, Any] = {} if full_size else {"vocab_size": len(tokenizer)}
    config = CLIPConfig(
        projection_dim=small.get("projection_dim", 512),
        text_config={**small, **words, **ends},
        vision_config={**small, **pixels},
    )
    torch.manual_seed(seed)
    model: Any = CLIPModel(config)
    model.train(False)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return model


def siglip_tokenizer() -> PreTrainedTokenizerFast:
    """SigLIP's kind of tokenizer (unigrams, an end mark that also pads), without sentencepiece."""
    tokenizer = Tokenizer(Unigram())
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.train_from_iterator(
        WORDS,
        UnigramTrainer(
            vocab_size=120,
            special_tokens=["<unk>", "</s>"],
            unk_token="<unk>",
            show_progress=False,
        ),
    )
    end = tokenizer.token_to_id("</s>")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="$A </s>", special_tokens=[("</s>", end)]
    )
    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer,
        eos_token="</s>",
        pad_token="</s>",
        unk_token="<unk>",
        model_max_length=64,
        model_input_names=["input_ids"],
    )


def save_siglip(folder: Path, *, seed: int = 0) -> Any:
    """A small SigLIP of random weights with its tokenizer; returns the model in memory."""
    tokenizer = siglip_tokenizer()
    config = SiglipConfig(
        text_config={
            **SMALL,
            "vocab_size": len(tokenizer),
            "max_position_embeddings": 64,
            "pad_token_id": tokenizer.pad_token_id,
            "bos_token_id": tokenizer.eos_token_id,
            "eos_token_id": tokenizer.eos_token_id,
        },
        vision_config={**SMALL, "image_size": 64, "patch_size": 16},
    )
    torch.manual_seed(seed)
    model: Any = SiglipModel(config)
    model.train(False)
    with torch.no_grad():  # as trained models have it; the initial value is 0 or 1
        model.logit_scale.fill_(4.6)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return model
