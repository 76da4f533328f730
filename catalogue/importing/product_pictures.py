from dataclasses import dataclass, field

from catalogue.importing.pictures import ReadPicture
from catalogue.models import Product, ProductImage


@dataclass
class PictureChanges:
    """What is to be written of the images of a chunk."""

    new: list[ProductImage] = field(default_factory=list)
    moved: list[ProductImage] = field(default_factory=list)  # another place or text, same picture
    removed: list[int] = field(default_factory=list)
    unchanged: int = 0

    def write(self) -> list[int]:
        """Write all; return the ids of what is new or moved."""
        if self.removed:
            ProductImage.objects.filter(id__in=self.removed).delete()
        if self.moved:
            ProductImage.objects.bulk_update(self.moved, ["position", "alt"])
        if self.new:
            ProductImage.objects.bulk_create(self.new)
        return [image.pk for image in (*self.new, *self.moved)]


def plan_pictures(
    product: Product, existing: list[ProductImage], read: list[ReadPicture], changes: PictureChanges
) -> bool:
    """Add to `changes` what makes `read` the product's images. True: it is something.

    The listed images in their order become the product's images. One that is there already (the
    same upload) keeps its row, and so its embedding. Nothing is removed while one of the listed
    images cannot be used: what is there may be its better version.
    """
    good = {picture.upload_digest: picture for picture in read if not picture.rejected}
    if not good:
        return False
    have = {image.upload_digest: image for image in existing}
    before = len(changes.new) + len(changes.moved) + len(changes.removed)
    for position, (digest, picture) in enumerate(good.items()):
        image = have.pop(digest, None)
        if image is None:
            changes.new.append(_new_image(product, picture, position))
        elif _place(image, position, picture.picture.alt):
            changes.moved.append(image)
            changes.unchanged += 1
        else:
            changes.unchanged += 1
    if any(picture.rejected for picture in read):
        rest = enumerate(have.values(), start=len(good))
        changes.moved += [image for position, image in rest if _place(image, position, None)]
    else:
        changes.removed += [image.pk for image in have.values()]
    return len(changes.new) + len(changes.moved) + len(changes.removed) > before


def _place(image: ProductImage, position: int, alt: str | None) -> bool:
    wanted = (position, image.alt if alt is None else alt)
    if (image.position, image.alt) == wanted:
        return False
    image.position, image.alt = wanted
    return True


def _new_image(product: Product, read: ReadPicture, position: int) -> ProductImage:
    stored = read.stored
    if stored is None:
        # it was the product's own a moment ago, and somebody has just removed it
        raise StaleChunk
    return ProductImage(
        product=product,
        position=position,
        alt=read.picture.alt or "",
        master=stored.master,
        thumbnail=stored.thumbnail,
        width=stored.width,
        height=stored.height,
        upload_digest=read.upload_digest,
        digest=stored.digest,
    )


class StaleChunk(Exception):
    """The catalogue was changed between reading the pictures and writing: begin again."""
