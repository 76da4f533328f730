"""Every change by a person is kept: who, when, before and after, on which page, and why."""

from typing import Any

from django.db import models
from django.dispatch import receiver
from simple_history.models import HistoricalRecords
from simple_history.signals import pre_create_historical_record

_REASON, _PERSON = "_change_reason", "_history_user"  # where simple-history looks for them


class ChangeRecord(models.Model):
    """What a row of history holds beside the values: the page that the change came from."""

    address = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True


def history(**options: Any) -> HistoricalRecords:
    """A history for a model; derived and automatic fields are named in `excluded_fields`."""
    return HistoricalRecords(bases=[ChangeRecord], history_change_reason_field=None, **options)


@receiver(pre_create_historical_record)
def note_address(history_instance: Any, **_: Any) -> None:
    history_instance.address = asked_at()


def asked_at() -> str:
    """The page that the request in progress came to; empty outside of requests."""
    request = getattr(HistoricalRecords.context, "request", None)
    return "" if request is None else f"{request.method} {request.path}"[:300]


def give_reason(row: models.Model, reason: str, person: Any = None) -> None:
    """Let the next save of `row` be kept with this reason, and as this person's.

    person: outside of requests; within one it is whoever asked.
    """
    setattr(row, _REASON, reason[:100] or None)
    if person is not None and person.pk:
        setattr(row, _PERSON, person)
