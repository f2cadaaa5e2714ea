# Two commands do everything: `make audit` and `make test`. Set-up is done once, by need, into .venv and .cache.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help audit test coverage check fix bench axe manual lock wheel clean

BOOTSTRAP := .cache/bootstrap
UV := $(BOOTSTRAP)/bin/uv
BIN := .venv/bin
PYTEST_ARGS ?=
SOURCES := auditor rules reports tests build_axe_core.py
export VIRTUAL_ENV := $(CURDIR)/.venv
export URL

help: ## Show what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

audit: .venv/.run-ready .venv/.browser-ready ## Audit the sample site, or URL=https://...; findings are no error
	@status=0; \
	if [ -n "$${URL:-}" ]; then $(BIN)/auditor audit "$$URL" || status=$$?; \
	else $(BIN)/auditor demo || status=$$?; fi; \
	[ $$status -le 1 ] || exit $$status

test: .venv/.dev-ready .venv/.browser-ready ## Run all tests, those with a browser too
	@$(BIN)/python -m pytest -n auto --dist loadfile $(PYTEST_ARGS)

coverage: .venv/.dev-ready .venv/.browser-ready ## The same, and which lines they run; tracing takes twice the time
	@$(BIN)/python -m pytest -n auto --dist loadfile --cov --cov-report=term:skip-covered $(PYTEST_ARGS)

check: .venv/.dev-ready ## Lint, format, types, and which way imports go
	@$(BIN)/ruff check $(SOURCES)
	@$(BIN)/ruff format --check $(SOURCES)
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

fix: .venv/.dev-ready ## Mend what ruff can mend
	@$(BIN)/ruff check --fix $(SOURCES)
	@$(BIN)/ruff format $(SOURCES)

bench: .venv/.dev-ready .venv/.browser-ready ## Pages per second beside other tools, the same findings, memory, judging
	@$(BIN)/python -m tests.benchmarks.browser
	@$(BIN)/python -m tests.benchmarks.same_findings
	@$(BIN)/python -m tests.benchmarks.judging
	@$(BIN)/python -m tests.benchmarks.memory

axe: .venv/.dev-ready .venv/.browser-ready ## Move axe-core to VERSION=4.x.y, and tell what rules.toml then lacks
	@$(BIN)/python -m tests.rules.axe.axe_core_table

manual: .venv/.run-ready ## Write rules/README.md from the rules
	@$(BIN)/auditor rules --markdown > .cache/manual.md
	@mv .cache/manual.md rules/README.md

wheel: .venv/.dev-ready ## Build the wheel into dist/
	@$(UV) build -q --wheel --build-constraints requirements/build.txt --out-dir dist

lock: $(BOOTSTRAP)/.ready ## Lock the dependencies anew, by version and hash
	@compile="$(UV) pip compile -q --generate-hashes --universal --python-version 3.12 --no-emit-index-url --no-header --upgrade"; \
	$$compile pyproject.toml -o requirements/run.txt; \
	$$compile pyproject.toml --group dev -o requirements/dev.txt; \
	$$compile requirements/build.in -o requirements/build.txt; \
	$$compile requirements/bootstrap.in -o requirements/bootstrap.txt

clean: ## Remove what set-up and runs have made
	rm -rf .venv .cache dist build node_modules auditor-report auditor/browser/axe_core

# uv comes from PyPI into an environment of the project's own. Debian's python3 may lack venv; then it is added.
$(BOOTSTRAP)/.ready: requirements/bootstrap.txt
	@echo "Setting up (once) ..."
	@rm -rf $(BOOTSTRAP); mkdir -p .cache
	@python3 -m venv $(BOOTSTRAP) >/dev/null 2>&1 || { \
	  rm -rf $(BOOTSTRAP); \
	  root=; [ "$$(id -u)" = 0 ] || root=sudo; \
	  echo "python3 has no venv here; installing Debian's python3-venv"; \
	  $$root apt-get update -q >/dev/null && \
	  $$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q python3-venv >/dev/null && \
	  python3 -m venv $(BOOTSTRAP); } || { \
	  echo "Set-up needs python3 with venv: sudo apt-get install python3-venv" >&2; exit 2; }
	@$(BOOTSTRAP)/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/bootstrap.txt
	@touch $@

.venv/.run-ready: $(BOOTSTRAP)/.ready requirements/run.txt requirements/build.txt pyproject.toml build_axe_core.py package.json package-lock.json
	@test -x $(BIN)/python || $(UV) venv -q --python "$$(cat .python-version)" .venv
	@$(UV) pip install -q --require-hashes -r requirements/run.txt
	@$(UV) pip install -q --no-deps --build-constraints requirements/build.txt -e .
	@touch $@

.venv/.dev-ready: .venv/.run-ready requirements/dev.txt
	@$(UV) pip install -q --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m compileall -q -j 0 .venv/lib >/dev/null || true # the tests start the program a hundred times
	@touch $@

.venv/.browser-ready: .venv/.run-ready
	@$(BIN)/auditor doctor --install
	@touch $@
