"""A process that never encodes must never load a model's libraries."""

import subprocess
import sys

import pytest

_MODULES = {
    "web": "config.wsgi, config.urls",
    "admin": "catalogue.admin, search.admin",
    "tasks": "config.celery, search.tasks, search.receivers, search.embedding",
    "read side": "search.ranking, search.preview, search.query, search.vector_stores.pgvector",
    "commands": "search.management.commands.embed, search.management.commands.evaluate",
}


@pytest.mark.parametrize("modules", _MODULES.values(), ids=_MODULES.keys())
def test_importing_loads_neither_torch_nor_transformers(modules: str) -> None:
    script = (
        "import django, sys; django.setup(); import " + modules + "; "
        "heavy = {'torch', 'transformers', 'tokenizers', 'sklearn', 'scipy'} & {*sys.modules}; "
        "sys.exit(f'loaded: {heavy}' if heavy else 0)"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
