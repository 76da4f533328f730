"""System checks of the search side; `manage.py check` prints them.

E001 VECTOR_STORE, E002 numbers, W001 no encoder in use (only with `--database default`).
"""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as CheckWarning
from django.db import DatabaseError
from django.utils.module_loading import import_string

_AT_LEAST = {
    "EMBED_LEASE_SECONDS": 1,
    "EMBED_MAX_ATTEMPTS": 1,
    "EMBED_BATCH": 0,
    "TORCH_THREADS": 0,
    "EXACT_LIMIT": 0,
    "IMAGE_MASTER_PX": 64,
    "IMAGE_THUMBNAIL_PX": 16,
    "SEARCH_STATEMENT_TIMEOUT_MS": 1,
}


@register()
def check_vector_store(
    app_configs: Sequence[AppConfig] | None, **options: Any
) -> list[CheckMessage]:
    try:
        import_string(settings.VECTOR_STORE)
    except ImportError as error:
        return [
            Error(
                f"VECTOR_STORE “{settings.VECTOR_STORE}” cannot be imported: {error}",
                hint="Leave it out for PostgreSQL with pgvector.",
                id="search.E001",
            )
        ]
    return []


@register()
def check_numbers(app_configs: Sequence[AppConfig] | None, **options: Any) -> list[CheckMessage]:
    return [
        Error(
            f"{name} is {getattr(settings, name)}; it must be at least {least}.", id="search.E002"
        )
        for name, least in _AT_LEAST.items()
        if getattr(settings, name) < least
    ]


@register(Tags.database)
def check_encoder_in_use(
    app_configs: Sequence[AppConfig] | None,
    databases: Sequence[str] | None = None,
    **options: Any,
) -> list[CheckMessage]:
    from search.models import EncoderInUse

    if not databases:
        return []
    try:
        row = EncoderInUse.objects.active()
    except DatabaseError:  # before the first migration
        return []
    if row is None:
        hint = "Run `manage.py encoder use clip`, or `anchors` on a machine without a model hub."
        return [
            CheckWarning(
                "No encoder is in use: nothing can be searched.", hint=hint, id="search.W001"
            )
        ]
    return []
