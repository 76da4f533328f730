# One image for web server, worker and beat; the command decides which it is.
FROM python:3.12-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /build
COPY pyproject.toml constraints.txt README.md ./
# TORCH_INDEX_URL may name an index of CPU-only wheels, which saves gigabytes
ARG TORCH_INDEX_URL=""
RUN python -m venv /venv \
    && if [ -n "$TORCH_INDEX_URL" ]; then \
         /venv/bin/pip install -c constraints.txt --index-url "$TORCH_INDEX_URL" torch; fi \
    && /venv/bin/pip install -c constraints.txt .

FROM python:3.12-slim-bookworm
RUN groupadd --gid 10001 shop && useradd --uid 10001 --gid shop --create-home shop \
    && mkdir -p /state && chown shop:shop /state
COPY --from=build /venv /venv
WORKDIR /app
COPY --chown=root:root manage.py ./
COPY --chown=root:root catalogue ./catalogue
COPY --chown=root:root search ./search
COPY --chown=root:root config ./config
COPY --chown=root:root templates ./templates
COPY --chown=root:root static ./static
COPY --chown=root:root demo/catalogue ./demo/catalogue
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings \
    ZEROSHELF_STATE_DIR=/state \
    STATIC_ROOT=/app/staticfiles \
    HF_HOME=/state/models
# Static files are part of the image; the two values only satisfy the settings of this one step.
RUN mkdir staticfiles && DATABASE_URL=postgres://build@localhost/build SECRET_KEY=build \
    python manage.py collectstatic --noinput -v 0
USER shop
VOLUME /state
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["python", "-c", \
    "import urllib.request as r; r.urlopen(r.Request('http://127.0.0.1:8000/healthz', headers={'Host': 'localhost'}), timeout=4)"]
CMD ["gunicorn", "--config", "python:config.gunicorn", "--bind", "0.0.0.0:8000", "config.wsgi:application"]
