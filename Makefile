# make run    start everything on this machine and print the addresses (PORT=8000)
# make test   the whole test suite, on real embedded servers
# make check  style, types, layers, deployment and migration checks
# make format let the formatter have its way

SHELL := /bin/sh
VENV := .venv
PY := $(VENV)/bin/python
# the first Python that is new enough and can make virtual environments
FIND_PYTHON = for p in python3 python3.13 python3.12 python3.11 python; do \
	if $$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	then echo $$p; exit; fi; done
PYTEST_ARGS ?=

.PHONY: run test check format clean

run: $(VENV)/.run
	@$(PY) manage.py quickstart

test: $(VENV)/.dev
	@$(PY) -m pytest $(PYTEST_ARGS)

check: $(VENV)/.dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	DATABASE_URL=postgres://zeroshelf@localhost/zeroshelf ALLOWED_HOSTS=shop.example \
		SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(50))') \
		$(PY) manage.py check --deploy --fail-level WARNING
	$(PY) manage.py makemigrations --check --dry-run

format: $(VENV)/.dev
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

clean:
	rm -rf $(VENV)

$(VENV)/bin/python:
	@python=$$($(FIND_PYTHON)); \
	if [ -z "$$python" ]; then echo "Python 3.11 or newer (with venv) is needed."; exit 1; fi; \
	echo "› Virtual environment ($$($$python --version))"; \
	$$python -m venv $(VENV)

$(VENV)/.run: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "› Dependencies (once; this takes a minute)"
	@$(PY) -m pip install --disable-pip-version-check --progress-bar on -q -c constraints.txt .
	@rm -rf build *.egg-info
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "› Dependencies for development (once)"
	@$(PY) -m pip install --disable-pip-version-check -q -c constraints.txt ".[dev]"
	@rm -rf build *.egg-info
	@touch $@ $(VENV)/.run
