"""The commands that people type: embed, encoder, rank, health."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.cache import caches
from django.core.management import CommandError, call_command

from search.models import EncoderInUse, ImageEmbedding, Status
from tests.factories import make_product
from tests.fakes.colour_encoder import ColourEncoder


def run(*arguments: str, **options: Any) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


class TestEmbed:
    def test_without_a_worker_the_command_does_the_work(self, encoder_in_use: EncoderInUse) -> None:
        make_product("A", "red")
        assert "1 of 1 images are embedded, 0 wait, 0 failed." in run("embed", "--wait")

    def test_without_wait_it_only_asks(self, encoder_in_use: EncoderInUse) -> None:
        make_product("A", "red")
        assert "0 of 1 images are embedded, 1 wait" in run("embed")

    def test_missing_and_all_are_two_things(
        self, encoder_in_use: EncoderInUse, colour_encoder: ColourEncoder
    ) -> None:
        make_product("A", "red")
        run("embed", "--missing", "--wait")
        run("embed", "--missing", "--wait")
        assert colour_encoder.encoded_images == 1
        run("embed", "--all", "--wait")
        assert colour_encoder.encoded_images == 2

    def test_failed_ones_are_tried_again_on_request(self, encoder_in_use: EncoderInUse) -> None:
        make_product("A", "red")
        ImageEmbedding.objects.update(status=Status.FAILED)
        assert "0 of 1 images are embedded, 0 wait, 1 failed." in run("embed", "--wait")
        assert "1 of 1 images are embedded, 0 wait, 0 failed." in run("embed", "--failed", "--wait")

    @pytest.mark.django_db
    def test_without_an_encoder_it_says_what_to_do(self) -> None:
        with pytest.raises(CommandError, match="encoder use anchors"):
            run("embed")


class TestEncoder:
    def test_the_list_shows_what_is_in_use_and_what_else_there_is(
        self, encoder_in_use: EncoderInUse
    ) -> None:
        said = run("encoder", "list")
        assert "colour" in said
        assert "In use" in said
        assert "anchors" in said

    @pytest.mark.django_db
    def test_use_makes_an_encoder_answer(self, colour_encoder: ColourEncoder) -> None:
        make_product("A", "red")
        assert "colour answers now" in run("encoder", "use", "colour")

    @pytest.mark.django_db
    def test_an_unknown_encoder_is_refused_with_advice(self) -> None:
        with pytest.raises(CommandError, match="cannot be used"):
            run("encoder", "use", "magic")


class TestRank:
    def test_json_is_one_object_and_nothing_else(self, encoder_in_use: EncoderInUse) -> None:
        make_product("A", "red")
        make_product("B", "blue")
        run("embed", "--wait")
        found = json.loads(run("rank", "something red", "--limit", "1", "--json"))
        assert found["encoder"] == "colour"
        assert (found["total"], found["total_is_exact"], found["total_is_capped"]) == (
            2,
            True,
            False,
        )
        assert [hit["sku"] for hit in found["results"]] == ["A"]
        assert set(found["results"][0]) == {
            "rank", "score", "image_score", "text_score", "found_by", "sku", "title", "image",
        }  # fmt: skip

    def test_people_get_a_table(self, encoder_in_use: EncoderInUse) -> None:
        make_product("A", "red", title="Red box")
        assert "1 of 1 images are not embedded yet." in run("rank", "red")
        run("embed", "--wait")
        caches["results"].clear()
        assert "Red box" in run("rank", "red")

    def test_the_order_the_legs_and_weaker_matches_are_chosen(
        self, encoder_in_use: EncoderInUse
    ) -> None:
        for number in range(6):
            make_product(f"A{number}", "red", title="Red box", price=9 - number)
        make_product("B", "blue", title="Blue box", price=1)
        run("embed", "--wait")

        def skus(*options: str) -> list[str]:
            found = json.loads(run("rank", "a red box", "--json", *options))
            return [hit["sku"] for hit in found["results"]]

        assert "B" not in skus()
        assert skus("--weaker")[-1] == "B"
        assert skus("--sort", "price")[0] == "A5"
        assert skus("--legs", "lexical")[-1] == "B"  # it uses one of the words
        with pytest.raises(CommandError, match="one of relevance"):
            run("rank", "red", "--sort", "cheap")

    @pytest.mark.parametrize(
        ("text", "limit", "advice"),
        [
            ("", "10", "Say what to look for"),
            ("a\x00b", "10", "cannot be read"),
            ("x" * 501, "10", "at most 500"),
            ("red", "0", "--limit"),
            ("red", "101", "--limit"),
        ],
    )
    def test_bad_input_is_explained(
        self, encoder_in_use: EncoderInUse, text: str, limit: str, advice: str
    ) -> None:
        with pytest.raises(CommandError, match=advice):
            run("rank", text, "--limit", limit)


class TestHealth:
    def test_a_shop_without_worker_is_degraded_and_says_why(
        self, encoder_in_use: EncoderInUse
    ) -> None:
        found = json.loads(run("health", "--json"))
        assert found["status"] == "degraded"
        assert found["checks"]["database"] == {"ok": True}
        assert found["checks"]["worker"]["alive"] == 0
        assert "worker: NOT WELL" in run("health")

    def test_pictures_and_words_that_wait_are_counted(self, encoder_in_use: EncoderInUse) -> None:
        make_product("A", "red", "blue")
        embedding = json.loads(run("health", "--json"))["checks"]["embedding"]
        assert (embedding["images"], embedding["waiting"], embedding["words_waiting"]) == (2, 2, 1)

    @pytest.mark.django_db
    def test_a_shop_without_encoder_is_down(self) -> None:
        assert json.loads(run("health", "--json"))["status"] == "down"
