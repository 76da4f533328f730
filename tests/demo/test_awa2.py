"""The small attribute set has the layout of Animals with Attributes 2."""

from pathlib import Path

AWA2 = Path(__file__).resolve().parents[2] / "demo" / "awa2"


def numbered(name: str) -> list[str]:
    lines = (AWA2 / name).read_text(encoding="utf-8").splitlines()
    assert [int(line.split("\t")[0]) for line in lines] == list(range(1, len(lines) + 1))
    return [line.split("\t")[1] for line in lines]


def matrix(name: str) -> list[list[float]]:
    text = (AWA2 / name).read_text(encoding="utf-8")
    return [[float(cell) for cell in line.split()] for line in text.splitlines()]


def test_some_classes_are_never_trained_on() -> None:
    train = (AWA2 / "trainclasses.txt").read_text(encoding="utf-8").split()
    test = (AWA2 / "testclasses.txt").read_text(encoding="utf-8").split()
    assert len(train) + len(test) >= 10
    assert len(test) >= 2
    assert not set(train) & set(test)
    assert set(train) | set(test) == set(numbered("classes.txt"))


def test_the_matrices_fit_classes_and_predicates() -> None:
    classes, predicates = numbered("classes.txt"), numbered("predicates.txt")
    continuous, binary = (
        matrix("predicate-matrix-continuous.txt"),
        matrix("predicate-matrix-binary.txt"),
    )
    assert len(predicates) >= 12
    for table in (continuous, binary):
        assert len(table) == len(classes)
        assert all(len(row) == len(predicates) for row in table)
    mean = sum(map(sum, continuous)) / len(classes) / len(predicates)
    assert [[float(cell > mean) for cell in row] for row in continuous] == binary
    assert len({tuple(row) for row in binary}) == len(classes)


def test_every_class_has_pictures_numbered_as_in_the_original() -> None:
    total = 0
    for name in numbered("classes.txt"):
        pictures = sorted((AWA2 / "JPEGImages" / name).glob("*.jpg"))
        assert len(pictures) >= 3
        assert [path.name for path in pictures] == [
            f"{name}_{number}.jpg" for number in range(10001, 10001 + len(pictures))
        ]
        total += sum(path.stat().st_size for path in pictures)
    assert total <= 2_000_000
