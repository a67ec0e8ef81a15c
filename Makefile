# Everything here runs as it stands on a machine with Python >= 3.11 (with venv), make and git.
# Mọi lệnh dưới đây chạy được trên máy chỉ có Python >= 3.11 (kèm venv), make và git.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
JOBS ?= 2
PORT ?= 8000

.PHONY: help install demo test test-postgres lint browser dev bench lock messages clean

help:
	@echo 'make install | demo | test | test-postgres | lint | bench | messages | lock | clean   (CONTRIBUTING.md)'

install: $(VENV)/installed
	@:

# The stamps carry the lock files' times: nothing is done again while nothing changed. The lock keeps two
# runs of make in one folder from writing into the same environment.
$(VENV)/installed: requirements.lock pyproject.toml .ci/venv
	@.ci/venv $(VENV)
	@echo 'Cài chương trình vào $(VENV), lần đầu mất một, hai phút… (Installing; a minute or two the first time.)' >&2
	@flock $(VENV)/lock $(PIP) install --require-hashes -r requirements.lock
	@flock $(VENV)/lock $(PIP) install --no-deps --no-build-isolation --no-index -e .
	@$(BIN)/python -m compileall -q src  # as pip does for what it installs: or each start may compile it all anew
	@touch $@

$(VENV)/developed: requirements-dev.lock $(VENV)/installed
	@flock $(VENV)/lock $(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

dev: $(VENV)/developed
	@:

demo: install
	@$(BIN)/motcua demo --port $(PORT)

browser: dev
	@.ci/browser $(BIN)

lint: dev
	$(BIN)/ruff check src tests bench
	$(BIN)/ruff format --check src tests bench
	MOTCUA_SECRET_KEY=lint $(BIN)/mypy
	$(BIN)/lint-imports --no-cache

test: browser lint
	$(BIN)/pytest -n $(JOBS) --dist worksteal

# What touches the database once more, on the PostgreSQL of this machine where it has one, and backwards.
test-postgres: dev
	.ci/postgres $(BIN)/pytest -n $(JOBS) --dist worksteal --reverse -m 'not browser' \
	  --ignore tests/rules --ignore tests/documents --ignore tests/bench

bench: dev
	@$(BIN)/python -m bench $(ARGS)

messages: dev
	@.ci/messages $(BIN)

# For maintainers: uv resolves, pip installs. No address may stand in a lock.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
	  pyproject.toml --group build -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
	  -c requirements.lock pyproject.toml --group build --group dev -o requirements-dev.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests -name __pycache__ -prune -exec rm -rf {} +
