"""The option `--encoder` and what it means when it is not given."""

from argparse import ArgumentParser

from django.db import DatabaseError

from search.encoders import Encoder, get_encoder
from search.models import EncoderInUse


def add_encoder_option(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--encoder",
        metavar="NAME",
        help="anchors, clip, clip:owner/model or clip:/path/to/folder; "
        "without it the shop's own encoder, or anchors where none is in use yet",
    )


def chosen_encoder(name: str | None) -> Encoder:
    """Raises EncoderError."""
    if name:
        return get_encoder(name)
    try:
        row = EncoderInUse.objects.active()
    except DatabaseError:  # no database, or not migrated: an evaluation needs none
        row = None
    return get_encoder(row.name, revision=row.revision or None) if row else get_encoder("anchors")
