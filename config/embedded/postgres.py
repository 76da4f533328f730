"""The embedded PostgreSQL: initialise, start, share between processes, stop with the last one."""

import atexit
import os
import subprocess
from pathlib import Path

import fasteners
import psutil
import psycopg
from django.core.exceptions import ImproperlyConfigured

from config.embedded import library, system_user
from config.embedded.addresses import postgres_dir, postgres_socket_dir
from config.embedded.users import Users

_OPTIONS = {
    "listen_addresses": "",
    "max_connections": "80",
    "shared_buffers": "256MB",
    "maintenance_work_mem": "256MB",
    "max_wal_size": "2GB",
    "jit": "off",
    "log_min_messages": "warning",
}


def start_postgres(state_dir: Path) -> None:
    """Start the server of `state_dir` or join the one that runs; leave with this process.

    The server stops when the last process that uses it ends. A process that was killed counts
    as gone, so nothing it left behind keeps the server running or the next start waiting.
    """
    try:
        lock, users, server = _join(state_dir)
    except PermissionError as error:
        raise ImproperlyConfigured(
            f"{error.filename or state_dir} belongs to another account; was it started as root "
            "before? Use that account, remove the folder, or set ZEROSHELF_STATE_DIR."
        ) from error
    owner = os.getpid()

    def leave() -> None:
        if os.getpid() != owner:  # a forked child runs our handlers too
            return
        with lock:
            if not users.leave():
                server.stop()

    atexit.register(leave)


def _join(state_dir: Path) -> "tuple[fasteners.InterProcessLock, Users, _Server]":
    run_dir = state_dir / "run"
    run_dir.mkdir(parents=True, exist_ok=True)
    server = _Server(state_dir)
    users = Users(run_dir / "postgres-users")
    lock = fasteners.InterProcessLock(run_dir / "postgres.lock")
    with lock:
        server.ensure_initialised()
        server.ensure_running()
        users.enter()
    return lock, users, server


class _Server:
    def __init__(self, state_dir: Path) -> None:
        self.data = postgres_dir(state_dir)
        self.sockets = postgres_socket_dir(state_dir)
        self.user = system_user.for_postgres()

    def ensure_initialised(self) -> None:
        self.data.mkdir(parents=True, exist_ok=True)
        self.sockets.mkdir(parents=True, exist_ok=True)
        if self.user:
            system_user.give(self.data, self.user)
            system_user.give(self.sockets, self.user)
            system_user.let_in(library.binaries())
        # initdb writes this marker last; without it an earlier attempt was cut short
        if (self.data / "zeroshelf-initialised").exists():
            return
        for leftover in sorted(self.data.rglob("*"), reverse=True):
            leftover.rmdir() if leftover.is_dir() else leftover.unlink()
        self._run("initdb", "--auth=trust", "--encoding=utf8", "--locale=C.UTF-8",
                  "-U", "postgres", "-D", str(self.data))  # fmt: skip
        (self.data / "zeroshelf-initialised").touch()

    def ensure_running(self) -> None:
        if not self._answers():
            self._drop_stale_pid_file()
            options = " ".join(f"-c {name}='{value}'" for name, value in _OPTIONS.items())
            self._run("pg_ctl", "-w", "-t", "60", "-D", str(self.data),
                      "-l", str(self.data / "server.log"),
                      "-o", f"-k '{self.sockets}' {options}", "start")  # fmt: skip
        with psycopg.connect(self._address, autocommit=True) as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = 'zeroshelf'")
            if found.fetchone() is None:
                connection.execute("CREATE DATABASE zeroshelf")

    def stop(self) -> None:
        if (self.data / "postmaster.pid").exists():
            self._run("pg_ctl", "-w", "-m", "fast", "-D", str(self.data), "stop")

    @property
    def _address(self) -> str:
        return f"host={self.sockets} user=postgres dbname=postgres connect_timeout=5"

    def _answers(self) -> bool:
        try:
            psycopg.connect(self._address).close()
        except psycopg.OperationalError:
            return False
        return True

    def _drop_stale_pid_file(self) -> None:
        """After a crash the noted process id may belong to a stranger, and PostgreSQL waits."""
        pid_file = self.data / "postmaster.pid"
        try:
            pid = int(pid_file.read_text().split("\n", 1)[0])
            process = psutil.Process(pid)
            name = "" if process.status() == psutil.STATUS_ZOMBIE else process.name()
        except (FileNotFoundError, ValueError, psutil.NoSuchProcess):
            name = ""
        if "postgres" not in name:
            pid_file.unlink(missing_ok=True)

    def _run(self, program: str, *arguments: str) -> None:
        try:
            library.run(program, arguments, user=self.user, cwd=self.data)
        except subprocess.CalledProcessError as error:
            log = self.data / "server.log"
            raise ImproperlyConfigured(
                f"The embedded PostgreSQL could not run `{program}` in {self.data}. Its log is "
                f"{log}. Set DATABASE_URL to use a server of your own, or move the folder away "
                "to start with an empty database."
            ) from error
