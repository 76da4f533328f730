"""`manage.py rank "TEXT" [--limit N] [--sort S] [--weaker] [--legs L] [--json]`: a search."""

import json
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.http import QueryDict
from rich.console import Console
from rich.table import Table

from search.query import Query, QueryError
from search.ranking import NoEncoder, Ranking, rank


class Command(BaseCommand):
    help = "Rank the published catalogue against words, as the search page does."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("text", help="What to look for: “backpack with solar panels”.")
        parser.add_argument("--limit", type=int, default=10, help="How many products (1 to 100).")
        parser.add_argument("--sort", default="", help="relevance, price, -price or newest.")
        parser.add_argument(
            "--weaker", action="store_true", help="What lies beyond the cut-off too."
        )
        parser.add_argument("--legs", default="", help="Some of picture,words,lexical.")
        parser.add_argument("--json", action="store_true", help="Print one JSON object.")

    def handle(self, *args: Any, **options: Any) -> None:
        if not 1 <= options["limit"] <= settings.SEARCH_MAX_PAGE_SIZE:
            raise CommandError(f"--limit is from 1 to {settings.SEARCH_MAX_PAGE_SIZE}.")
        params = QueryDict(mutable=True)
        params.update({"q": options["text"], "sort": options["sort"], "legs": options["legs"]})
        params["weaker"] = str(options["weaker"])
        try:
            ranking = rank(Query.from_params(params, page_size=options["limit"]))
        except (QueryError, NoEncoder) as error:
            raise CommandError(str(error)) from error
        if ranking.no_encoder and not ranking.hits:
            raise CommandError(ranking.no_encoder)
        if options["json"]:
            self.stdout.write(json.dumps(_as_dict(ranking), ensure_ascii=False, indent=2))
        else:
            self._print(ranking)

    def _print(self, ranking: Ranking) -> None:
        table = Table("Rank", "Score", "Found by", "SKU", "Title", "Price")
        for hit in ranking.hits:
            price = "" if hit.product.price is None else f"{hit.product.price} {settings.CURRENCY}"
            table.add_row(
                str(hit.rank),
                f"{hit.score:.4f}",
                hit.found_by,
                hit.product.sku,
                hit.product.title,
                price,
            )
        console = Console(file=self.stdout)  # type: ignore[arg-type]
        console.print(table)
        by = ranking.encoder.name if ranking.encoder else "words alone"
        about = "more than " if ranking.capped else "" if ranking.exact else "about "
        console.print(f"{len(ranking.hits)} of {about}{ranking.total} products, by {by}.")
        if ranking.no_encoder:
            console.print(ranking.no_encoder)
        if ranking.waiting:
            console.print(f"{ranking.waiting} of {ranking.images} images are not embedded yet.")


def _as_dict(ranking: Ranking) -> dict[str, Any]:
    return {
        "query": ranking.query.text,
        "encoder": ranking.encoder.name if ranking.encoder else None,
        "encoder_id": ranking.encoder.encoder_id if ranking.encoder else None,
        "total": ranking.total,
        "total_is_exact": ranking.exact,
        "total_is_capped": ranking.capped,
        "images_waiting": ranking.waiting,
        "results": [
            {
                "rank": hit.rank,
                "score": round(hit.score, 6),
                "image_score": round(hit.image_score, 6),
                "text_score": None if hit.text_score is None else round(hit.text_score, 6),
                "found_by": hit.found_by,
                "sku": hit.product.sku,
                "title": hit.product.title,
                "image": hit.image.master.name,
            }
            for hit in ranking.hits
        ],
    }
