"""What Django's schema editor cannot say about vector columns.

PLAIN storage keeps a vector in its row instead of out of line, which makes an exact scan several
times faster (pgvector's README, "Performance"); the checks keep out vectors that are not of unit
length, since a ranking by inner product relies on it and half precision costs a little of it.
"""

from django.db import migrations

_TABLES = ["search_imageembedding", "search_textembedding", "search_categoryembedding"]


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [
        migrations.RunSQL(
            [f"ALTER TABLE {table} ALTER COLUMN vector SET STORAGE PLAIN" for table in _TABLES]
            + [
                f"ALTER TABLE {table} ADD CONSTRAINT {table}_unit_length "
                "CHECK (vector IS NULL OR l2_norm(vector) BETWEEN 0.98 AND 1.02)"
                for table in _TABLES
            ],
            [f"ALTER TABLE {table} DROP CONSTRAINT {table}_unit_length" for table in _TABLES],
        )
    ]
