"""The Celery application: messages carry wake-ups with ids, PostgreSQL carries the work.

Settings follow https://docs.celeryq.dev/en/stable/userguide/configuration.html: JSON only, no
results kept, one message at a time, and a message is acknowledged early because nothing is lost
with it (see `search.embedding`).
"""

from celery import Celery

from config import env

env.publish_default("DJANGO_SETTINGS_MODULE", "config.settings")

SWEEP_SECONDS = env.number("SWEEP_SECONDS", 30.0)

app = Celery("zeroshelf")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.update(
    accept_content=["json"],
    task_serializer="json",
    task_ignore_result=True,
    result_backend=None,
    task_default_queue="embedding",
    worker_prefetch_multiplier=1,
    worker_max_tasks_per_child=None,
    worker_hijack_root_logger=False,
    worker_send_task_events=False,
    worker_cancel_long_running_tasks_on_connection_loss=True,
    worker_soft_shutdown_timeout=60.0,
    task_time_limit=600,
    task_soft_time_limit=570,
    broker_connection_retry_on_startup=True,
    broker_connection_timeout=2,
    broker_transport_options={
        "socket_connect_timeout": 2,
        "socket_timeout": 10,
        "visibility_timeout": 900,
        "retry_on_timeout": True,
        "max_retries": 1,
    },
    beat_schedule={
        "sweep": {
            "task": "search.tasks.sweep",
            "schedule": SWEEP_SECONDS,
            "options": {"expires": SWEEP_SECONDS},  # a busy worker finds one, not a pile
        },
    },
    timezone="UTC",
)
app.autodiscover_tasks(["search"])

from config import heartbeat, lanes  # noqa: E402, F401  (connect their signals)
