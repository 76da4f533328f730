"""The embedded servers: addresses, shared use, and what a crash leaves behind."""

import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from config.embedded.addresses import default_database_url, socket_dir, valkey_socket
from config.embedded.users import Users
from config.embedded.valkey import BrokerNotStarted, start_valkey, stop_valkey
from config.env import BASE_DIR


def test_sockets_lie_in_the_state_folder(tmp_path: Path) -> None:
    short = Path("/tmp/zs")
    assert valkey_socket(short) == short / "run" / "valkey.sock"
    assert default_database_url(short).endswith(f"host={short}/postgres")


def test_a_deep_state_folder_gets_short_sockets_of_its_own(tmp_path: Path) -> None:
    deep, other = tmp_path / ("d" * 100), tmp_path / ("e" * 100)
    assert len(os.fsencode(valkey_socket(deep))) < 100
    assert socket_dir(deep) != socket_dir(other)


def test_the_last_user_is_told_that_nobody_is_left(tmp_path: Path) -> None:
    users = Users(tmp_path)
    users.enter()
    assert not users.leave()


def test_another_living_process_keeps_the_server(tmp_path: Path) -> None:
    parent = psutil.Process(os.getppid())
    (tmp_path / str(parent.pid)).write_text(repr(parent.create_time()))
    assert Users(tmp_path).leave()


@pytest.mark.parametrize("content", ["12.5", "", "nonsense"])
def test_a_process_id_that_was_given_to_a_stranger_does_not_count(
    tmp_path: Path, content: str
) -> None:
    (tmp_path / str(os.getppid())).write_text(content)
    assert not Users(tmp_path).leave()
    assert list(tmp_path.iterdir()) == []


def _run(state_dir: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("ZEROSHELF")}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        env={**environment, "ZEROSHELF_STATE_DIR": str(state_dir)},
        cwd=BASE_DIR, capture_output=True, text=True, timeout=120,
    )  # fmt: skip


def _servers(state_dir: Path) -> list[psutil.Process]:
    return [
        process
        for process in psutil.process_iter()
        if process.status() != psutil.STATUS_ZOMBIE
        and process.name() == "postgres"
        and str(state_dir) in " ".join(process.cmdline())
    ]


def test_a_command_starts_the_database_prepares_it_and_stops_it_again(tmp_path: Path) -> None:
    result = _run(tmp_path, "encoder", "list")
    assert result.returncode == 0, result.stderr
    assert "none yet" in result.stdout
    assert not _servers(tmp_path)


def test_a_stale_pid_file_of_a_stranger_does_not_stop_the_next_start(tmp_path: Path) -> None:
    assert _run(tmp_path, "showmigrations").returncode == 0
    stranger = f"{os.getpid()}\n{tmp_path}/postgres\n0\n5432\n{tmp_path}\n\n0 0\nready\n"
    (tmp_path / "postgres" / "postmaster.pid").write_text(stranger)
    result = _run(tmp_path, "showmigrations")
    assert result.returncode == 0, result.stderr


def test_a_first_start_that_was_cut_short_is_done_again(tmp_path: Path) -> None:
    half = tmp_path / "postgres" / "base"
    half.mkdir(parents=True)
    (half / "1").write_text("half")
    result = _run(tmp_path, "showmigrations")
    assert result.returncode == 0, result.stderr


def test_help_needs_no_database(tmp_path: Path) -> None:
    assert _run(tmp_path, "rank", "--help").returncode == 0
    assert not (tmp_path / "postgres").exists()


def test_no_command_ends_in_a_traceback_before_the_set_up(tmp_path: Path) -> None:
    result = _run(tmp_path, "rank", "a red shoe")
    assert result.returncode == 1
    assert "manage.py encoder use" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_broker_starts_once_and_stops_on_request(tmp_path: Path) -> None:
    assert start_valkey(tmp_path)
    try:
        assert not start_valkey(tmp_path)  # it answers already
    finally:
        stop_valkey(tmp_path)
    assert start_valkey(tmp_path)
    stop_valkey(tmp_path)


def test_a_broker_that_cannot_start_says_so(tmp_path: Path) -> None:
    valkey_socket(tmp_path).mkdir(parents=True)  # something is in its place
    with pytest.raises(BrokerNotStarted):
        start_valkey(tmp_path)
