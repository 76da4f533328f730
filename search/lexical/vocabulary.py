"""The words that the published catalogue uses, and how often: for spelling and autocomplete."""

from django.core.cache import cache
from django.db import connection, transaction

from catalogue.models import Product
from search.lexical.trigrams import trigrams
from search.models import Word

_MOST = 50_000
_LETTERS = 3
_LONGEST = 64

# Whole words, not stems, with the number of products that use each.
_WORDS = """
    SELECT word, ndoc FROM ts_stat($$
        SELECT to_tsvector('simple', product.title || ' ' || product.brand || ' ' || COALESCE(
            (SELECT string_agg(value, ' ') FROM jsonb_each_text(product.attributes)
             WHERE value NOT IN ('true', 'false')), ''))
        FROM catalogue_product product
        LEFT JOIN catalogue_product parent ON parent.id = product.parent_id
        WHERE product.state = 'published' AND COALESCE(product.publish_at, '-infinity') <= now()
          AND (parent.id IS NULL OR parent.state = 'published'
               AND COALESCE(parent.publish_at, '-infinity') <= now())
    $$)
    WHERE length(word) BETWEEN %s AND %s AND word ~ '^[[:alpha:]][[:alnum:]-]*$'
    ORDER BY ndoc DESC, word LIMIT %s
"""


def refresh_vocabulary() -> int:
    """Read the words anew; returns how many changed. Cheap to repeat: nothing changed, one read."""
    with connection.cursor() as cursor:
        cursor.execute(_WORDS, [_LETTERS, _LONGEST, _MOST])
        now = dict(cursor.fetchall())
    before = dict(Word.objects.values_list("text", "products"))
    changed = [text for text, products in now.items() if before.get(text) != products]
    gone = before.keys() - now.keys()
    with transaction.atomic():
        Word.objects.filter(text__in=gone).delete()
        Word.objects.bulk_create(
            [Word(text=text, trigrams=trigrams(text), products=now[text]) for text in changed],
            batch_size=2_000,
            update_conflicts=True,
            unique_fields=["text"],
            update_fields=["products"],
        )
    return len(changed) + len(gone)


def refresh_stale_vocabulary() -> int:
    """`refresh_vocabulary`, if a product was changed, or its time has come, since the last time in
    this process."""
    newest = Product.objects.order_by("-updated_at").values_list("updated_at", flat=True).first()
    state = (newest, Product.objects.count(), Product.objects.visible().count())
    if cache.get("vocabulary") == state:
        return 0
    changed = refresh_vocabulary()
    cache.set("vocabulary", state, None)
    return changed
