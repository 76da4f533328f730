"""The ASGI application, for servers that speak it."""

from django.core.asgi import get_asgi_application

from config import env

env.publish_default("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_asgi_application()
