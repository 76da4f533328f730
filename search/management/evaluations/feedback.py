"""`manage.py evaluate feedback DIR`: what are decisions worth, and do probabilities come true?"""

import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from search.evaluation.feedback import Feedback, Reliability, evaluate_feedback
from search.management.evaluations.encoder_option import chosen_encoder
from search.management.evaluations.encoding import encode_with_progress
from search.management.evaluations.folder import FolderEvaluation, add_folder_arguments
from search.management.evaluations.plain_values import cell, plain
from search.methods.queue_order import Order

_ORDERS = (Order.UNCERTAINTY, Order.SCORE, Order.MIXED)
_MOST_LABELS = 1000


class FeedbackEvaluation(FolderEvaluation):
    name = "feedback"
    help = "A labelled folder: simulate approving and rejecting, with 0, 5, 10 … decisions each."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_folder_arguments(parser)
        parser.add_argument(
            "--labels",
            type=_numbers,
            default=[0, 5, 10, 20, 50],
            metavar="N,N",
            help="Decisions in each category, separated by commas (default 0,5,10,20,50).",
        )
        parser.add_argument(
            "--order",
            action="append",
            choices=[kind.value for kind in Order],
            help="In which order products come up; may be given again "
            "(default: uncertainty, score and mixed).",
        )
        parser.add_argument(
            "--table-at",
            type=_number,
            default=20,
            metavar="N",
            help="Decisions in each category for the table of probabilities (default 20).",
        )
        parser.add_argument("--seed", type=int, default=0, help="Another seed, other halves.")

    def run(self, options: Mapping[str, Any], out: Console, progress: Console) -> None:
        folder = self.read(options)
        encoder = chosen_encoder(options["encoder"])
        found = encode_with_progress(encoder, folder.images, progress, no_cache=options["no_cache"])
        results = []
        for kind in options["order"] or _ORDERS:
            with progress.status(f"Reviewing in the order “{kind}”"):
                results.append(
                    evaluate_feedback(
                        encoder,
                        folder,
                        found.vectors,
                        labels=options["labels"],
                        kind=Order(kind),
                        table_at=options["table_at"],
                        seed=options["seed"],
                    )
                )
        about = {
            "dataset": folder.path.resolve().name,
            "encoder": encoder.name,
            "encoder_id": encoder.id,
            "products": len(folder.images),
            "seed": options["seed"],
        }
        if options["json"]:
            orders = {one.order.value: plain(asdict(one)) for one in results}
            answer = {**about, "orders": orders}
            out.file.write(json.dumps(answer, indent=2, ensure_ascii=False) + "\n")
            return
        out.print(f"[bold]{about['dataset']}[/bold]: {about['products']} products")
        out.print(f"Encoder: [bold]{encoder.name}[/bold] ({encoder.id})", highlight=False)
        for one in results:
            out.print(_curves(one))
            for table in one.reliability:
                out.print(_table(one.order, table))


def _curves(one: Feedback) -> Table:
    table = Table(
        title=f"Order: {one.order}",
        title_justify="left",
        box=box.SIMPLE_HEAD,
        caption="On the half of the products that was kept apart. Calibr., refined: the share\n"
        "of categories with decisions enough, and with a refinement that helps.",
        caption_justify="left",
    )
    table.add_column("Decisions", justify="right", no_wrap=True)
    table.add_column("Method", no_wrap=True)
    for heading in ("AP", "P@10", "Calibr.", "Refined", "ECE", "Brier"):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in one.figures:
        figures = (row.average_precision, row.precision_at_10, row.calibrated, row.refined)
        cells = [cell(value) for value in (*figures, row.ece, row.brier)]
        table.add_row(str(row.labels), row.method, *cells)
    return table


def _table(order: Order, one: Reliability) -> Table:
    table = Table(
        title=f"Do probabilities come true? {one.labels} decisions, {order}, {one.method}",
        title_justify="left",
        box=box.SIMPLE_HEAD,
    )
    table.add_column("Shown", no_wrap=True)
    for part in ("Kept apart", "Undecided"):
        for heading in (part, "mean", "right"):
            table.add_column(heading, justify="right", no_wrap=True)
    for apart, rest in zip(one.kept_apart, one.undecided, strict=True):
        cells: list[str] = []
        for found in (apart, rest):
            cells += [str(found.count), cell(found.mean_probability), cell(found.share_right)]
        table.add_row(f"{apart.low:.1f}–{apart.high:.1f}", *cells)
    return table


def _numbers(text: str) -> Sequence[int]:
    return [_number(part) for part in text.split(",")]


def _number(text: str) -> int:
    if not text.strip().isdecimal() or int(text) > _MOST_LABELS:
        raise ArgumentTypeError(f"give whole numbers from 0 to {_MOST_LABELS}, as 0,5,20")
    return int(text)
