# `make start` and `make test` need Python alone; `make check` is what CI runs.
PYTHON ?= python3
RUN := .venv/bin/python

.PHONY: start test check setup setup-dev models frontend format lint types contracts packs docs lock bench grader clean help

help:  ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

start: setup models frontend  ## set up, fetch and verify models, build the front end, serve
	@$(RUN) -m greenroom serve

test: setup-dev models frontend  ## set up, then run every test
	@$(RUN) -m pytest

check: setup-dev models frontend lint types contracts test packs docs  ## all that must be green

setup:
	@$(PYTHON) tools/bootstrap.py run

setup-dev:
	@$(PYTHON) tools/bootstrap.py dev

models: setup
	@$(RUN) -m greenroom models install || echo "greenroom: going on without weights: marks will be lexical and say so"

frontend: setup
	@$(RUN) frontend/build.py

format:  ## rewrite the code in its one format
	@$(RUN) -m ruff format . && $(RUN) -m ruff check --fix .

lint: setup-dev
	@$(RUN) -m ruff format --check . && $(RUN) -m ruff check .

types: setup-dev
	@$(RUN) -m mypy
	@$(RUN) frontend/build.py --check

contracts: setup-dev
	@.venv/bin/lint-imports

packs: setup-dev models
	@$(RUN) -m greenroom bank check
	@$(RUN) -m greenroom bank check --problems
	@$(PYTHON) tools/bootstrap.py oldest
	@test ! -d .venv-oldest || .venv-oldest/bin/python -m greenroom bank check --problems --fast

docs: setup-dev
	@$(RUN) tools/docs.py --check && $(RUN) tools/schemas.py --check

lock:  ## resolve the dependencies again
	@$(RUN) -m pip install --quiet uv
	@.venv/bin/uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --quiet -o requirements.lock
	@.venv/bin/uv pip compile pyproject.toml --group dev --group build --universal --python-version 3.11 --generate-hashes --quiet -c requirements.lock -o requirements-dev.lock
	@.venv/bin/uv pip compile pyproject.toml --python-version 3.11 --generate-hashes --quiet -c tools/oldest.txt -o requirements-oldest.lock

SHARED ?= ../shared/data
grader: setup-dev models  ## rebuild the support model and all that weighs it (SHARED=FOLDER; an hour)
	@bash grader/make.sh $(SHARED)

clean:  ## remove everything that was made, but no candidate's data
	@rm -rf .venv .venv-oldest frontend/node_modules src/greenroom/web/static/build .mypy_cache .ruff_cache .pytest_cache
