"""gunicorn's settings: one process with threads, so that the text tower is in memory once.

https://docs.gunicorn.org/en/stable/settings.html
"""

from typing import Any

from config import env
from config.garbage import settle

worker_class = "gthread"
workers = env.integer("WEB_PROCESSES", 1)
threads = env.integer("WEB_THREADS", 8)
timeout = 60
graceful_timeout = 20
keepalive = 5
max_requests = 0
accesslog = "-" if env.flag("ACCESS_LOG", default=False) else None
errorlog = "-"
worker_tmp_dir = "/dev/shm" if env.flag("GUNICORN_SHM", default=False) else None  # noqa: S108
forwarded_allow_ips = env.text("FORWARDED_ALLOW_IPS", "127.0.0.1")
control_socket_disable = True


def post_worker_init(worker: Any) -> None:
    """The application is loaded; requests follow."""
    settle()
