from django.apps import AppConfig


class WiringConfig(AppConfig):
    """Only here so that `quickstart` is found among the commands."""

    name = "config"
    verbose_name = "Set-up"
