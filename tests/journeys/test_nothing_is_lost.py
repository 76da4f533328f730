"""An integrator's fears: a worker is killed, the broker is flushed or gone. No image is lost."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import redis

from config.embedded.addresses import valkey_socket
from tests.journeys.processes import Shop, until

pytestmark = pytest.mark.journey


def broker(shop: Shop) -> redis.Redis:
    return redis.Redis(unix_socket_path=str(valkey_socket(shop.state_dir)))


@contextmanager
def workers_asleep(shop: Shop) -> Iterator[None]:
    """Hold all workers still, as a long pause of their machine would."""
    for worker in shop.workers():
        worker.suspend()
    try:
        yield
    finally:
        for worker in shop.workers():
            worker.resume()


def _import(shop: Shop, file: Path, prefix: str) -> None:
    """Import the file's products under SKUs of this test's own, each picture made different."""
    text = file.read_text().replace("J-", f"{prefix}-")
    file.write_text(text)
    for picture in (file.parent / "images").iterdir():
        picture.write_bytes(picture.read_bytes() + prefix.encode())  # bytes after the end
    result = shop.manage("import_products", str(file))
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_worker_killed_in_the_middle_of_a_batch_loses_nothing(
    shop: Shop, catalogue_file: Path
) -> None:
    with workers_asleep(shop):
        _import(shop, catalogue_file, "KILL")
    until(lambda: shop.work().running, 60, "a batch is being computed")
    for process in shop.workers():
        process.send_signal(signal.SIGKILL)
    assert shop.work().waiting
    # the supervisor starts another one, which takes over when the lease has run out
    shop.wait_until_embedded()


def test_a_flushed_broker_loses_nothing(shop: Shop, catalogue_file: Path) -> None:
    with workers_asleep(shop):
        _import(shop, catalogue_file, "FLUSH")
        broker(shop).flushall()
    shop.wait_until_embedded()  # the sweep finds the work


def test_importing_works_while_the_broker_is_down_and_the_work_is_found_later(
    shop: Shop, catalogue_file: Path
) -> None:
    broker(shop).shutdown(nosave=True)
    _import(shop, catalogue_file, "DOWN")
    shop.wait_until_embedded(180)  # once the broker is back
