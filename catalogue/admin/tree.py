"""Put categories in the order of their tree, in the database, so that pages can be cut from it."""

from django.contrib.postgres.fields import ArrayField
from django.db.models import QuerySet, TextField
from django.db.models.expressions import RawSQL

from catalogue.models import Category

# The names from the root down to the category itself; the id keeps namesakes apart. A circle, which
# only raw SQL could make, ends at the depth limit.
_PATH = """(
    WITH RECURSIVE line AS (
        SELECT parent_id, ARRAY[lower(name) || ' ' || id] AS names, 1 AS depth
        FROM catalogue_category self WHERE self.id = "catalogue_category"."id"
        UNION ALL
        SELECT above.parent_id, (lower(above.name) || ' ' || above.id) || line.names, line.depth + 1
        FROM catalogue_category above JOIN line ON above.id = line.parent_id
        WHERE line.depth < 50
    )
    SELECT names FROM line ORDER BY depth DESC LIMIT 1
)"""


def in_tree_order(categories: QuerySet[Category]) -> QuerySet[Category]:
    """Each category after its parent; `path` holds the names from the root, itself the last."""
    path = RawSQL(_PATH, [], output_field=ArrayField(TextField()))  # noqa: S611  (no input in it)
    return categories.annotate(path=path).order_by("path")
