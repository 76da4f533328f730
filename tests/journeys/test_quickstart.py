"""A newcomer types `make run`: it opens, says what is wrong, stops cleanly, survives a crash."""

import signal
import socket

import psutil
import pytest

from tests.journeys.processes import Shop, until

pytestmark = pytest.mark.journey


@pytest.fixture
def empty_shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    return Shop(tmp_path_factory.mktemp("empty"))


def test_it_opens_prints_its_addresses_and_stops_everything_on_ctrl_c(empty_shop: Shop) -> None:
    empty_shop.start("--no-demo")
    empty_shop.wait_until_open()
    for address in ("/", "/admin/", "/api/docs/"):
        assert empty_shop.url + address in empty_shop.output
    assert "Encoder: anchors – " in empty_shop.output
    assert empty_shop.get("/")[0] == 200
    until(lambda: empty_shop.json("/healthz")["status"] == "ok", 60, "the shop is well")
    assert empty_shop.stop(signal.SIGINT) == 0
    until(lambda: not empty_shop.processes(), 15, f"all has ended: {empty_shop.processes()}")
    first_login = empty_shop.login

    # the second start keeps what is there and prints no password
    empty_shop.start("--no-demo")
    empty_shop.wait_until_open()
    assert "Login" not in empty_shop.output
    assert first_login[1] not in empty_shop.output
    assert empty_shop.stop(signal.SIGTERM) == 0


def test_a_killed_run_leaves_nothing_that_blocks_the_next(empty_shop: Shop) -> None:
    empty_shop.start("--no-demo")
    empty_shop.wait_until_open()
    assert empty_shop.process is not None
    empty_shop.process.kill()
    empty_shop.process.wait()
    assert empty_shop.processes()  # web server and worker are still there

    empty_shop.start("--no-demo")
    empty_shop.wait_until_open()
    assert empty_shop.get("/")[0] == 200
    empty_shop.stop()
    until(lambda: not empty_shop.processes(), 15, f"all has ended: {empty_shop.processes()}")


def test_a_killed_child_is_started_again(shop: Shop) -> None:
    web = next(p for p in shop.processes() if "gunicorn" in " ".join(p.cmdline()))
    for process in [*web.children(recursive=True), web]:
        process.kill()
    until(lambda: _answers(shop), 30, "the web server is back")


def test_a_second_start_on_the_same_folder_says_that_it_runs(shop: Shop) -> None:
    second = shop.manage("quickstart")
    assert second.returncode != 0
    assert "already running" in second.stderr
    assert "Traceback" not in second.stderr
    assert _answers(shop)


def test_a_taken_port_is_said_clearly(empty_shop: Shop) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", empty_shop.port))
        taken.listen()
        refused = empty_shop.manage("quickstart")
    assert refused.returncode != 0
    assert f"Port {empty_shop.port} is in use" in refused.stderr
    assert f"PORT={empty_shop.port + 1} make run" in refused.stderr
    assert not [p for p in empty_shop.processes() if psutil.pid_exists(p.pid)]


def _answers(shop: Shop) -> bool:
    try:
        return shop.get("/healthz")[0] == 200
    except OSError:
        return False
