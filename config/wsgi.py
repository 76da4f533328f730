"""The WSGI application that gunicorn serves."""

from django.core.wsgi import get_wsgi_application

from config import env

env.publish_default("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
