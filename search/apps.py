from django.apps import AppConfig
from django.conf import settings


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Search"

    def ready(self) -> None:
        from search import receivers  # noqa: F401  (connects them)
        from search.encoders import runtime

        runtime.configure(
            threads=settings.TORCH_THREADS or None, cache_dir=settings.STATE_DIR / "encoders"
        )
