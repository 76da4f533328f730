"""The control of prompts: as many that mean nothing."""

import numpy as np

from search.evaluation.ablation.waffle import random_goods, waffle_prompts
from search.methods.background import BACKGROUND


def test_random_prompts_name_the_thing_and_then_nonsense() -> None:
    prompts = waffle_prompts("backpack", 6, np.random.default_rng(0))
    assert len(set(prompts)) == 6
    assert all(prompt.startswith("a photo of a backpack, which has ") for prompt in prompts)


def test_the_same_seed_gives_the_same_nonsense() -> None:
    first, again, other = (
        waffle_prompts("hat", 4, np.random.default_rng(seed)) for seed in (1, 1, 2)
    )
    assert first == again != other


def test_random_goods_are_different_nouns_of_the_background() -> None:
    goods = random_goods(20, np.random.default_rng(0))
    assert len(set(goods)) == 20
    assert set(goods) <= set(BACKGROUND)
