from django.contrib import admin
from django.utils import timezone
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin

from catalogue.admin.markup import chip, moment
from search.admin.read_only import ReadOnlyMixin
from search.models import WorkerHeartbeat


@admin.register(WorkerHeartbeat)
class WorkerHeartbeatAdmin(ReadOnlyMixin, ModelAdmin):
    list_display = ("worker", "alive", "seen", "encoder_id")
    ordering = ("-seen_at",)

    @admin.display(description="State")
    def alive(self, row: WorkerHeartbeat) -> SafeString:
        silent = timezone.now() - row.seen_at > WorkerHeartbeat.SILENCE
        return chip("Silent", "bad") if silent else chip("Alive", "good")

    @admin.display(description="Last sign of life", ordering="seen_at")
    def seen(self, row: WorkerHeartbeat) -> SafeString | str:
        return moment(row.seen_at)
