"""An integrator's fears: a worker is killed, the broker is flushed or gone. No image is lost."""

import signal
from pathlib import Path

import pytest
import redis
from config.embedded.addresses import valkey_socket

from tests.journeys.processes import Shop, until

pytestmark = pytest.mark.journey


def broker(shop: Shop) -> redis.Redis:
    return redis.Redis(unix_socket_path=str(valkey_socket(shop.state_dir)))


def _import(shop: Shop, file: Path, prefix: str) -> None:
    """Import the file's products under SKUs of this test's own, each picture made different."""
    text = file.read_text().replace("J-", f"{prefix}-")
    file.write_text(text)
    for picture in (file.parent / "images").iterdir():
        picture.write_bytes(picture.read_bytes() + prefix.encode())  # bytes after the end
    result = shop.manage("import_products", str(file))
    assert result.returncode == 0, result.stdout + result.stderr


def all_embedded(shop: Shop) -> bool:
    now = shop.embedding()
    assert now["failed"] == 0
    return bool(now["waiting"] == 0)


def test_a_worker_killed_in_the_middle_of_a_batch_loses_nothing(
    shop: Shop, catalogue_file: Path
) -> None:
    _import(shop, catalogue_file, "KILL")
    shop.manage("embed", "--all")
    until(lambda: _running(shop) > 0, 60, "a batch is being computed")
    for process in shop.workers():
        process.send_signal(signal.SIGKILL)
    # the supervisor starts another one, which takes over when the lease has run out
    until(lambda: shop.embedding()["oldest_waiting_seconds"] is None, 180, "all is done again")
    assert all_embedded(shop)


def test_a_flushed_broker_loses_nothing(shop: Shop, catalogue_file: Path) -> None:
    for worker in shop.workers():
        worker.suspend()
    try:
        _import(shop, catalogue_file, "FLUSH")
        broker(shop).flushall()
    finally:
        for worker in shop.workers():
            worker.resume()
    until(lambda: all_embedded(shop), 120, "the sweep found the work")


def test_importing_works_while_the_broker_is_down_and_the_work_is_found_later(
    shop: Shop, catalogue_file: Path
) -> None:
    broker(shop).shutdown(nosave=True)
    _import(shop, catalogue_file, "DOWN")
    until(lambda: all_embedded(shop), 180, "the work was found after the broker came back")


def _running(shop: Shop) -> int:
    result = shop.manage(
        "shell", "-v0", "-c",
        "from search.models import ImageEmbedding as E; print(E.objects.filter(status='running').count())",
    )  # fmt: skip
    return int(result.stdout.strip().splitlines()[-1])
