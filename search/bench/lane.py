"""`bench pictures`: searches by picture while a bulk import is being embedded."""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from celery import current_app
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from catalogue.images import normalise
from catalogue.models import Product, ProductImage
from config.embedded.addresses import default_broker_url
from config.embedded.valkey import start_valkey, stop_valkey
from search.bench.pair import Pair, seconds
from search.bench.pictures import photo
from search.bench.scratch import processes_environment, scratch, use
from search.embedding import coverage
from search.models import WorkerHeartbeat
from search.wakeup import wake

UPLOADS = 40
_LIMIT_MS = 2000.0
_PAUSE_SECONDS = 0.5
_READY_SECONDS = 120.0
_LANES = {"embedding": {}, "interactive": {"TORCH_THREADS": "1"}}
_DIFFERENT = 64


def bench_pictures(encoder_name: str, images: int, say: Callable[[str], None]) -> list[Pair]:
    """Milliseconds from an upload to the address of its results, and to the results themselves,
    one upload after the other, over the two seconds that a shopper may wait.

    Both workers run as they do in a shop, each a process of its own; the import waits until they
    have started. Raises RuntimeError where it stands still or is over before the last upload.
    """
    with scratch() as media, _broker() as broker:
        use(encoder_name)
        say(f"Making {images} pictures to import …")
        _fill(images)
        client = Client(headers={"host": "localhost"})
        with _workers(media, broker, say):
            done = coverage().done
            say(f"{UPLOADS} uploads while the import is embedded …")
            figures = [_search(client, number) for number in range(UPLOADS)]
            waiting, embedded = coverage().waiting, coverage().done - done
        if not waiting:
            raise RuntimeError("The import was over too soon: try again with more --images.")
        if not embedded:
            raise RuntimeError("The import stood still: is this machine busy with other work?")
        say(f"{embedded} pictures of the import were embedded meanwhile, {waiting} still wait.")
    answers, results = ([pair[one] for pair in figures] for one in (0, 1))
    return [
        _pair("upload answered, median", statistics.median(answers)),
        _pair("upload answered, 95 %", _of_95(answers)),
        _pair("results shown, median", statistics.median(results)),
        _pair("results shown, 95 %", _of_95(results)),
    ]


def _pair(name: str, figure: float) -> Pair:
    return Pair(name, "ms", 1000 * figure, _LIMIT_MS, "at most 1")


def _of_95(figures: list[float]) -> float:
    """What 95 % stay within (the nearest rank)."""
    return sorted(figures)[-(-95 * len(figures) // 100) - 1]


def _fill(images: int) -> None:
    """Products with one picture each; a byte after its end makes a picture another one."""
    made = [normalise(photo(number, 900, 700)) for number in range(_DIFFERENT)]
    for number in range(images):
        image = ProductImage(product=Product.objects.create(sku=f"B{number}", title="Bench"))
        image.use(made[number % _DIFFERENT])
        image.digest = f"{number:064}"  # the same picture counts as another one
        image.save()
    Product.objects.update(state="published")


def _search(client: Client, number: int) -> tuple[float, float]:
    picture = SimpleUploadedFile("photo.jpg", photo(1000 + number, 1600, 1200))
    time.sleep(_PAUSE_SECONDS)  # so that the import has its turns, as between shoppers
    start = time.perf_counter()
    response = client.post("/search/picture", {"picture": picture})
    answered = time.perf_counter() - start
    if response.status_code != 303:
        raise RuntimeError(f"An upload was answered {response.status_code}.")
    shown = seconds(lambda: client.get(response.headers["Location"]))
    return answered, answered + shown


@contextmanager
def _broker() -> Iterator[str]:
    """A broker of the benchmark's own: the shop's workers must not take its pictures."""
    folder = Path(tempfile.mkdtemp(prefix="zeroshelf-lane-"))
    address, before = default_broker_url(folder), current_app.conf["broker_url"]
    try:
        start_valkey(folder)
        current_app.conf["broker_url"] = address
        with override_settings(BROKER_URL=address, PICTURE_THROTTLE="1000/second"):
            yield address
    finally:
        current_app.conf["broker_url"] = before
        stop_valkey(folder)
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _workers(media: Path, broker: str, say: Callable[[str], None]) -> Iterator[None]:
    running: list[subprocess.Popen[bytes]] = []
    try:
        with tempfile.TemporaryFile() as log:
            for lane, own in _LANES.items():
                running.append(_start(lane, {"REDIS_URL": broker, **own}, media, log))
            say("Waiting for both workers …")
            _wait(lambda: WorkerHeartbeat.objects.count() == len(_LANES), running, log)
            wake()
            _wait(lambda: coverage().done > 0, running, log)
            yield
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait()


def _start(lane: str, own: dict[str, str], media: Path, log: IO[bytes]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "celery", "-A", "config", "worker", "--concurrency", "1",
         "--without-gossip", "--without-mingle", "-Q", lane, "-n", f"{lane}@%h"],
        env=processes_environment(media) | own, cwd=settings.BASE_DIR, stdout=log, stderr=log,
    )  # fmt: skip


def _wait(met: Callable[[], bool], running: list[subprocess.Popen[bytes]], log: IO[bytes]) -> None:
    ends = time.monotonic() + _READY_SECONDS
    while not met():
        if time.monotonic() > ends or any(one.poll() is not None for one in running):
            log.seek(0)
            raise RuntimeError(f"The workers did not start: {log.read()[-2000:].decode()}")
        time.sleep(0.2)
