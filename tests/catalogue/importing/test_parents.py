import pytest

from catalogue.importing import run
from catalogue.models import Product
from tests.catalogue.importing.conftest import Import


def parents() -> dict[str, str | None]:
    return dict(Product.objects.values_list("sku", "parent__sku"))


@pytest.fixture(params=[500, 2, 1])
def chunk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same must come out however the rows fall into chunks."""
    monkeypatch.setattr(run, "CHUNK", request.param)


@pytest.mark.usefixtures("chunk")
def test_variants_find_their_parent_wherever_it_stands(import_csv: Import) -> None:
    Product.objects.create(sku="OLD", title="There already")
    report = import_csv("sku,title,parent\nV1,a,P\nV2,b,OLD\nP,p,\nV3,c,P\n")
    assert (report.new, report.is_good) == (4, True)
    assert parents() == {"OLD": None, "V1": "P", "V2": "OLD", "P": None, "V3": "P"}


@pytest.mark.usefixtures("chunk")
@pytest.mark.parametrize("dry_run", [True, False])
def test_a_row_with_an_impossible_parent_fails_alone(import_csv: Import, dry_run: bool) -> None:
    Product.objects.create(sku="OLD", title="x")
    variant = Product.objects.create(sku="OLDV", title="x", parent=Product.objects.get(sku="OLD"))
    report = import_csv(
        "sku,title,parent\nP,p,\nV,v,P\nSELF,s,SELF\nLOST,l,NOBODY\nDEEP,d,V\nDEEP2,d,OLDV\n"
        "OLD,x,P\nP2,p,BAD\nBAD,,\n",
        dry_run=dry_run,
    )
    told = {p.sku: p.reason for p in report.problems if p.column == "parent"}
    assert told == {
        "SELF": "A product cannot be a variant of itself.",
        "LOST": "“NOBODY” is neither in the catalogue nor a good row of this file.",
        "P2": "“BAD” is neither in the catalogue nor a good row of this file.",
        "DEEP": "“V” is itself a variant: name its parent, “P”.",
        "DEEP2": "“OLDV” is itself a variant: name its parent, “OLD”.",
        "OLD": "“OLD” has variants itself, so it cannot become one.",
    }
    assert (report.new, report.invalid) == (2, 7)
    assert parents()[variant.sku] == "OLD"


@pytest.mark.usefixtures("chunk")
def test_no_row_becomes_a_variant_while_it_has_variants_in_the_file(import_csv: Import) -> None:
    report = import_csv("sku,title,parent\nA,a,\nB,b,A\nC,c,\nA2,x,C\nC2,x,\n")
    assert report.is_good
    report = import_csv("sku,parent\nA,C\n")
    assert "has variants itself" in report.problems[0].reason
    report = import_csv("sku,parent\nB,\nA,C\n")  # its only variant leaves first
    assert report.is_good
    assert parents() == {"A": "C", "B": None, "C": None, "A2": "C", "C2": None}


def test_an_empty_parent_makes_a_variant_stand_alone_and_an_absent_one_does_not(
    import_csv: Import,
) -> None:
    import_csv("sku,title,parent\nP,p,\nV,v,P\n")
    assert import_csv("sku,stock\nV,3\n").changed == 1
    assert parents()["V"] == "P"
    assert import_csv("sku,parent\nV,\n").changed == 1
    assert parents()["V"] is None
    assert import_csv("sku,parent\nV,P\n").changed == 1
    assert import_csv("sku,parent\nV,P\n").unchanged == 1
