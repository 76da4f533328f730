"""Django settings. Every value that differs between machines is read in `config.env`.

Without `DATABASE_URL` the project runs on this machine only ("local"): embedded PostgreSQL and
Valkey, plain HTTP on localhost. With it, the settings are those of production: HTTPS, secure
cookies, hosts named in `ALLOWED_HOSTS`.
"""

from pathlib import Path
from typing import Any

import django_stubs_ext

from config import env
from config.embedded.addresses import default_broker_url, default_database_url

django_stubs_ext.monkeypatch()

BASE_DIR = env.BASE_DIR
STATE_DIR = env.state_dir()
LOCAL = env.flag("ZEROSHELF_LOCAL", default=not env.is_set("DATABASE_URL"))

SECRET_KEY = env.secret_key()
DEBUG = env.flag("DEBUG", default=False)
# the health check of a container asks for localhost
ALLOWED_HOSTS = ["localhost", *env.words("ALLOWED_HOSTS", ["127.0.0.1", "[::1]"])]
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS", [])

INSTALLED_APPS = [
    "unfold",
    "unfold.contrib.filters",
    "unfold.contrib.simple_history",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "axes",
    "django_htmx",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "drf_standardized_errors",
    "simple_history",
    "catalogue",
    "search",
    "config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "config.security.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.shop",
            ],
        },
    }
]

# --- Database, broker, cache -------------------------------------------------------------------
DATABASES = {"default": env.database("DATABASE_URL", default_database_url(STATE_DIR))}
DATABASES["default"]["CONN_MAX_AGE"] = env.integer("DATABASE_CONN_MAX_AGE", 60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

BROKER_URL = env.text("REDIS_URL") or default_broker_url(STATE_DIR)
CELERY_BROKER_URL = BROKER_URL

# Throttles and small counts only; nothing that must outlive a process is kept in the cache.
CACHES = {
    # the result sets of the last searches: as many as fit the memory of a small web process
    "results": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "results",
        "OPTIONS": {"MAX_ENTRIES": 32},
    },
    # samples of the catalogue's vectors: few, for they take megabytes each
    "samples": {"BACKEND": "config.object_cache.ObjectCache", "LOCATION": "samples"},
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 5_000},  # vectors of texts among them, 4 kB each
    },
}

# --- People ------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

# --- Language, time, files ---------------------------------------------------------------------
LANGUAGE_CODE = "en"
TIME_ZONE = env.text("TIME_ZONE", "UTC")
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = env.text("STATIC_ROOT") or STATE_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "media/"
MEDIA_ROOT = env.text("MEDIA_ROOT") or STATE_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if LOCAL
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# On this machine only, files are served from where they lie: no step before the first start.
WHITENOISE_USE_FINDERS = LOCAL
if LOCAL:
    Path(STATIC_ROOT).mkdir(parents=True, exist_ok=True)  # else WhiteNoise warns
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 50
FILE_UPLOAD_PERMISSIONS = 0o644

# --- Transport security: strict unless the project runs on this machine only -------------------
HTTPS = env.flag("HTTPS", default=not LOCAL)
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if env.flag("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- API ---------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_SCHEMA_CLASS": "drf_standardized_errors.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.AnonRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {"anon": env.text("API_THROTTLE", "600/minute")},
    "EXCEPTION_HANDLER": "drf_standardized_errors.handler.exception_handler",
    "NUM_PROXIES": 1 if env.flag("BEHIND_PROXY", default=False) else 0,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Zeroshelf",
    "DESCRIPTION": "Rank a catalogue against words: search, text-defined categories, products.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "POSTPROCESSING_HOOKS": ["drf_standardized_errors.openapi_hooks.postprocess_schema_enums"],
    "ENUM_NAME_OVERRIDES": {
        name: f"drf_standardized_errors.openapi_serializers.{name}.choices"
        for name in (
            "ValidationErrorEnum",
            "ClientErrorEnum",
            "ServerErrorEnum",
            "ErrorCode401Enum",
            "ErrorCode403Enum",
            "ErrorCode404Enum",
            "ErrorCode405Enum",
            "ErrorCode406Enum",
            "ErrorCode415Enum",
            "ErrorCode429Enum",
            "ErrorCode500Enum",
        )
    },
}

# --- The shop ----------------------------------------------------------------------------------
SHOP_NAME = env.text("SHOP_NAME", "Zeroshelf")
CURRENCY = env.text("CURRENCY", "EUR")

# --- Images ------------------------------------------------------------------------------------
IMAGE_MASTER_PX = env.integer("IMAGE_MASTER_PX", 512)  # longest side of the stored master
IMAGE_THUMBNAIL_PX = env.integer("IMAGE_THUMBNAIL_PX", 320)
IMAGE_MAX_PIXELS = env.integer("IMAGE_MAX_MEGAPIXELS", 40) * 1_000_000
IMAGE_MAX_BYTES = env.integer("IMAGE_MAX_MEGABYTES", 25) * 1024 * 1024

# --- Encoding ----------------------------------------------------------------------------------
ENCODER = env.text("ENCODER")  # empty: the set-up chooses
TORCH_THREADS = env.integer("TORCH_THREADS", 0)  # 0: as many as the machine has cores
EMBED_NICE = env.integer("EMBED_NICE", 5)  # bulk work gives way to what people wait for
EMBED_BATCH = env.integer("EMBED_BATCH", 0)  # 0: the encoder's own best size
EMBED_LEASE_SECONDS = env.integer("EMBED_LEASE_SECONDS", 120)
EMBED_MAX_ATTEMPTS = env.integer("EMBED_MAX_ATTEMPTS", 3)

# --- Ranking -----------------------------------------------------------------------------------
EXACT_LIMIT = env.integer("EXACT_LIMIT", 20_000)  # images up to which a ranking scans exactly
SEARCH_PAGE_SIZE = 24
SEARCH_MAX_PAGE_SIZE = 100
SEARCH_STATEMENT_TIMEOUT_MS = env.integer("SEARCH_STATEMENT_TIMEOUT_MS", 5_000)
# Where relevant results end: off, gap, relative (share of the way from the mean score to the
# best), deviation (standard deviations above the mean) or fixed (a score)
CUT_OFF = env.text("CUT_OFF", "relative")
CUT_OFF_VALUE = env.number("CUT_OFF_VALUE", 0.4)
# What a product that uses all words of a search gains, in units of 1 / the encoder's logit scale
LEXICAL_WEIGHT = env.number("LEXICAL_WEIGHT", 2.0)
# A shopper who searches by picture waits no longer than this for its vector
PICTURE_SEARCH_SECONDS = env.number("PICTURE_SEARCH_SECONDS", 6.0)
PICTURE_THROTTLE = env.text("PICTURE_THROTTLE", "30/minute")  # pictures from one address
# The text search configuration of PostgreSQL for titles and descriptions: english, german, simple …
SEARCH_LANGUAGE = env.text("SEARCH_LANGUAGE", "english")
# Share of a product's words (title, description …) in its score; negative: the encoder's default
TEXT_SHARE = env.number("TEXT_SHARE", -1.0)
VECTOR_STORE = env.text("VECTOR_STORE", "search.vector_stores.pgvector.PgvectorStore")

# --- Admin -------------------------------------------------------------------------------------
UNFOLD: dict[str, Any] = {
    "SITE_TITLE": SHOP_NAME,
    "SITE_HEADER": SHOP_NAME,
    "SITE_SUBHEADER": "Merchandising",
    "SITE_SYMBOL": "shelves",
    "SITE_URL": "/",
    "SHOW_HISTORY": True,
    "SHOW_VIEW_ON_SITE": True,
    "SHOW_BACK_BUTTON": True,
    "BORDER_RADIUS": "8px",
    "STYLES": ["search.admin.theme.stylesheet"],
    "DASHBOARD_CALLBACK": "search.admin.dashboard.dashboard",
    "SIDEBAR": {"navigation": "search.admin.navigation.navigation"},
    "COLORS": {  # a calm indigo, from the lightest to the darkest
        "primary": {
            "50": "oklch(97% .012 275)",
            "100": "oklch(94% .025 275)",
            "200": "oklch(88% .05 275)",
            "300": "oklch(79% .085 275)",
            "400": "oklch(68% .125 275)",
            "500": "oklch(58% .155 275)",
            "600": "oklch(49% .16 275)",
            "700": "oklch(43% .14 275)",
            "800": "oklch(37% .115 275)",
            "900": "oklch(32% .09 275)",
            "950": "oklch(24% .07 275)",
        },
    },
}

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "WARNING")},
    "loggers": {
        name: {"level": env.text("LOG_LEVEL", "INFO")} for name in ("catalogue", "search", "config")
    },
}
