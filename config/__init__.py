"""Wiring: environment, settings, servers, addresses. Rules live in `catalogue` and `search`."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
