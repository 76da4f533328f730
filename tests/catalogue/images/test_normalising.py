import hashlib
import io
from concurrent.futures import ThreadPoolExecutor

from PIL import Image

from catalogue.images import normalise
from tests.catalogue.images.pictures import detailed, encode, plain


def test_a_photo_becomes_a_bounded_master_and_a_thumbnail() -> None:
    upload = encode(detailed((1600, 1200)), "PNG")
    made = normalise(upload)
    master, thumbnail = Image.open(io.BytesIO(made.master)), Image.open(io.BytesIO(made.thumbnail))
    assert (master.format, master.size) == ("JPEG", (512, 384))
    assert (thumbnail.format, thumbnail.size) == ("WEBP", (320, 240))
    assert (made.width, made.height) == (512, 384)
    assert made.digest == hashlib.sha256(made.master).hexdigest()
    assert made.upload_digest == hashlib.sha256(upload).hexdigest()


def test_a_small_picture_keeps_its_size() -> None:
    made = normalise(encode(plain(size=(100, 40)), "JPEG"))
    assert (made.width, made.height) == (100, 40)
    assert Image.open(io.BytesIO(made.thumbnail)).size == (100, 40)


def test_nothing_of_the_metadata_reaches_the_files() -> None:
    exif = Image.Exif()
    exif[0x010E] = "Main Street 1"
    made = normalise(encode(plain(), "JPEG", exif=exif, comment=b"Main Street 2"))
    assert b"Main Street" not in made.master + made.thumbnail


def test_the_same_input_gives_the_same_bytes_in_every_thread() -> None:
    uploads = [encode(detailed((300 + i, 200)), "JPEG") for i in range(4)]
    alone = [normalise(upload) for upload in uploads]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(normalise, uploads * 5))
    assert together == alone * 5
