"""A tree of categories out of a public file: Google's product taxonomy, CSV or JSON."""

from catalogue.taxonomy.importing import import_taxonomy
from catalogue.taxonomy.planning import Node, Plan
from catalogue.taxonomy.reading import MAX_BYTES, Reading, read_taxonomy
from catalogue.taxonomy.rows import Problem, TaxonomyRow

__all__ = [
    "MAX_BYTES",
    "Node",
    "Plan",
    "Problem",
    "Reading",
    "TaxonomyRow",
    "import_taxonomy",
    "read_taxonomy",
]
