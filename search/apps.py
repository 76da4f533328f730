from django.apps import AppConfig
from django.conf import settings


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Search"

    def ready(self) -> None:
        from search import checks, receivers  # noqa: F401  (registers and connects them)
        from search.encoders import runtime

        runtime.configure(
            threads=settings.TORCH_THREADS or None, cache_dir=settings.STATE_DIR / "encoders"
        )
