# `make serve` shows the catalogue; `make test` runs every test. Every target sets up what it needs in .venv first.
# Empty: the system's Python, or else python3.
PYTHON ?=
BIN := .venv/bin
PORT ?= 8000

.PHONY: serve build check test prove bench system lock clean
.DEFAULT_GOAL := serve

serve: .venv/site.stamp
	$(BIN)/oer serve --port $(PORT)

build: .venv/site.stamp
	$(BIN)/oer build

check: .venv/site.stamp
	$(BIN)/oer check

# What fails beside other tests runs once more alone, and both runs are printed: a browser on a busy machine can be late. What fails twice fails.
test: .venv/test.stamp tests/node/node_modules/.stamp
	$(BIN)/ruff check plugins tests
	$(BIN)/pytest -n auto --dist worksteal $(ARGS) || $(BIN)/pytest --last-failed --last-failed-no-failures none $(ARGS)

prove: .venv/test.stamp tests/node/node_modules/.stamp
	$(BIN)/pytest -n auto --dist worksteal --prove $(ARGS)

bench: .venv/test.stamp
	$(BIN)/python tests/benchmarks/bench.py $(ARGS)

# Root only: the Debian packages that the tests need.
system:
	@sh .ci/system

# Fresh lock files from pyproject.toml (for maintainers; needs uv). They hold for the oldest Python of Debian 12.
lock:
	for extra in "" test; do \
	  echo 'setuptools>=77' | uv pip compile -q --upgrade --python-version 3.11.2 --generate-hashes --no-header --no-annotate \
	    $${extra:+--extra $$extra} pyproject.toml - -o requirements$${extra:+-$$extra}.lock || exit 1; \
	done

clean:
	rm -rf .venv .cache site tests/node/node_modules

.venv/bin/python:
	@sh .ci/venv "$(PYTHON)"

.venv/site.stamp: requirements.lock pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/test.stamp: requirements-test.lock .venv/site.stamp .cache/system.stamp
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@

tests/node/node_modules/.stamp: tests/node/package.json tests/node/package-lock.json .cache/system.stamp
	cd tests/node && npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

# The system packages are installed where this is root or sudo asks for no password; elsewhere the one line to run is printed.
.cache/system.stamp: system-packages.txt
	@mkdir -p .cache
	@sh .ci/system
	@touch $@
