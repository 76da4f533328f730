import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from catalogue.models import Category, Product

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    (tmp_path / "products.jsonl").write_text('{"sku": "D-1", "title": "Bag"}\n')
    (tmp_path / "categories.json").write_text(
        '{"categories": [{"name": "Bags", "slug": "bags", "definition": "bags"}]}'
    )
    return tmp_path


def load(folder: Path, *options: str) -> str:
    out = io.StringIO()
    call_command("load_demo", "--folder", str(folder), *options, stdout=out)
    return out.getvalue()


def test_a_newcomer_loads_the_sample_twice_and_then_anew(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Categories: 1 new" in load(demo)
    assert "Categories: 0 new" in load(demo)
    Category.objects.update(definition="edited")
    monkeypatch.setattr("builtins.input", lambda _: "n")
    with pytest.raises(CommandError, match="Nothing was changed"):
        load(demo, "--reset")
    assert Category.objects.get().definition == "edited"
    assert "Deleted: products 1, categories 1" in load(demo, "--reset", "--no-input")
    assert Category.objects.get().definition == "bags"
    assert Product.objects.get().title == "Bag"


def test_a_missing_or_damaged_sample_is_told_in_words(demo: Path) -> None:
    with pytest.raises(CommandError, match="There is no sample catalogue"):
        load(demo / "gone")
    (demo / "categories.json").write_text("{")
    with pytest.raises(CommandError, match="is not JSON"):
        load(demo)


def test_a_newcomer_is_invited_to_define_categories_once(demo: Path) -> None:
    (demo / "categories.json").write_text(
        '{"categories": [{"name": "Bags", "slug": "bags", "definition": "bags"}],'
        ' "invitations": [{"name": "Sun bags", "definition": "bag with solar panels"}]}'
    )
    assert "Sun bags: “bag with solar panels”" in load(demo)
    assert "Sun bags" not in load(demo)
    assert not Category.objects.filter(name="Sun bags").exists()
