"""Write a chunk of rows: a fixed number of statements, in the caller's transaction."""

from collections import defaultdict
from dataclasses import dataclass, field

from catalogue.importing.applying import WRITTEN, apply_row
from catalogue.importing.pictures import ReadPicture
from catalogue.importing.product_pictures import PictureChanges, plan_pictures
from catalogue.importing.report import Problem
from catalogue.importing.row import Row
from catalogue.importing.values import BadValue
from catalogue.models import Product, ProductImage
from catalogue.signals import images_changed, products_changed

ReadRow = tuple[Row, list[ReadPicture]]


@dataclass
class Outcome:
    """What became of a chunk."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)
    pictures: PictureChanges = field(default_factory=PictureChanges)


class ChunkWriter:
    def __init__(self, default_state: str, *, dry_run: bool) -> None:
        self._default_state = default_state
        self._dry_run = dry_run

    def write(self, rows: list[ReadRow]) -> Outcome:
        """Write what differs. The rows are settled: parents stand before their variants."""
        outcome = Outcome()
        products = self._load([row for row, _ in rows])
        images = _load_images(products)
        for batch in (
            [item for item in rows if not item[0].parent],
            [item for item in rows if item[0].parent],
        ):
            self._write_products(batch, products, images, outcome)
        if not self._dry_run:
            image_ids = outcome.pictures.write()
            if image_ids:
                images_changed.send(ProductImage, image_ids=image_ids)
        return outcome

    def _load(self, rows: list[Row]) -> dict[str, Product]:
        """The stored products of the rows and their parents; locked, unless in a dry run."""
        skus = {row.sku for row in rows} | {row.parent for row in rows if row.parent}
        stored = Product.objects.filter(sku__in=skus).order_by("id")
        if not self._dry_run:
            stored = stored.select_for_update(no_key=True)
        return {product.sku: product for product in stored}

    def _write_products(
        self,
        rows: list[ReadRow],
        products: dict[str, Product],
        images: dict[int, list[ProductImage]],
        outcome: Outcome,
    ) -> None:
        new: list[Product] = []
        changed: list[Product] = []
        for row, read in rows:
            product = products.get(row.sku) or Product(sku=row.sku, state=self._default_state)
            try:
                differs = apply_row(product, row)
                differs |= self._set_parent(product, row, products)
            except BadValue as error:
                outcome.problems.append(row.problem("", str(error)))
                continue
            differs |= plan_pictures(product, images.get(product.pk, []), read, outcome.pictures)
            if row.sku not in products:
                new.append(product)
                products[row.sku] = product
            elif differs:
                changed.append(product)
            else:
                outcome.unchanged += 1
        outcome.new += len(new)
        outcome.changed += len(changed)
        if not self._dry_run:
            _save(new, changed)

    def _set_parent(self, product: Product, row: Row, products: dict[str, Product]) -> bool:
        if row.parent is None:
            return False
        parent = products.get(row.parent) if row.parent else None
        if row.parent and parent is None and not self._dry_run:
            raise BadValue(f"Its parent “{row.parent}” is not in the catalogue.")
        if parent and not parent.pk:  # in a dry run it has not been written
            return True
        if product.parent_id == (parent.pk if parent else None):
            return bool(row.parent) and parent is None
        product.parent = parent
        return True


def _load_images(products: dict[str, Product]) -> dict[int, list[ProductImage]]:
    images: dict[int, list[ProductImage]] = defaultdict(list)
    ids = [product.pk for product in products.values()]
    for image in ProductImage.objects.filter(product__in=ids).in_order():
        images[image.product_id].append(image)
    return images


def _save(new: list[Product], changed: list[Product]) -> None:
    if new:
        Product.objects.bulk_create(new)
    if changed:
        # one upsert writes all columns at once; bulk_update would build a CASE for each
        Product.objects.bulk_create(
            changed, update_conflicts=True, unique_fields=["id"], update_fields=WRITTEN
        )
    if new or changed:
        products_changed.send(Product, product_ids=[product.pk for product in [*new, *changed]])
