from django.contrib import admin
from django.utils import timezone
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin

from catalogue.admin.markup import chip
from search.admin.read_only import ReadOnlyMixin
from search.models import WorkerHeartbeat


@admin.register(WorkerHeartbeat)
class WorkerHeartbeatAdmin(ReadOnlyMixin, ModelAdmin):
    list_display = ("worker", "alive", "seen_at", "encoder_id")
    ordering = ("-seen_at",)

    @admin.display(description="State")
    def alive(self, row: WorkerHeartbeat) -> SafeString:
        silent = timezone.now() - row.seen_at > WorkerHeartbeat.SILENCE
        return chip("Silent", "bad") if silent else chip("Alive", "good")
