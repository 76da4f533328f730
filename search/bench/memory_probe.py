"""A fresh process that does one kind of work and tells its peak memory. See `memory.py`."""

import json
import resource
import sys


def web() -> None:
    """Serve pages that encode nothing."""
    from django.test import Client

    from config.wsgi import application  # noqa: F401

    client = Client(headers={"host": "localhost"})
    for path in ("/", "/c/", "/healthz", "/admin/login/", "/api/schema/"):
        client.get(path)


def text() -> None:
    """Serve searches, which encode their words."""
    web()
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    for words in ("red+backpack", "a+chair+made+of+wood", "table+lamp"):
        answer = client.get(f"/api/v1/search?q={words}")
        if answer.status_code != 200:
            raise RuntimeError(f"search answered {answer.status_code}: {answer.content[:300]!r}")


def worker() -> None:
    """Take in pictures of 12 megapixels and embed them."""
    import django

    django.setup()
    from catalogue.images import normalise
    from catalogue.models import Product, ProductImage
    from search.bench.pictures import photo
    from search.embedding import coverage, drain

    product = Product.objects.create(sku="MEMORY", title="Memory")
    large = [photo(number, 4000, 3000) for number in range(3)]
    for number in range(48):
        image = ProductImage(product=product, position=number)
        image.use(normalise(large[number % len(large)] + str(number).encode()))
        image.digest = f"{number:064}"  # the same picture counts as another one
        image.save()
    drain()
    if coverage().done != 48:
        raise RuntimeError("not everything was embedded")


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    {"web": web, "text": text, "worker": worker}[sys.argv[1]]()
    sys.stdout.write("\n" + json.dumps({"peak_mb": round(peak_mb(), 1)}) + "\n")
