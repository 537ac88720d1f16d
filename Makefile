.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

# Tests mostly wait: more workers than processors.
WORKERS ?= $(shell echo $$((2 * $$(getconf _NPROCESSORS_ONLN) + 1)))
# Bytecode is kept: workers start sooner, and so does every program a test starts.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest --numprocesses $(WORKERS) --dist worksteal

.PHONY: help setup demo pictures run test drills check lint bench bench-alerts translated lock clean

help: ## Show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(STAMP): requirements/runtime.txt requirements/dev.txt
	$(PYTHON) -m venv $(VENV) || { echo "Python cannot make a virtual environment. On Debian: apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/dev.txt
	@touch $@

setup: $(STAMP) ## Make .venv with every pinned dependency

demo: $(STAMP) ## Try the bot in a chat page on this machine: no token, no exchange account
	$(BIN)/python -m bot demo

run: $(STAMP) ## Run the bot with the settings of .env
	$(BIN)/python -m bot run

test: $(STAMP) ## Run the tests
	$(PYTEST)

drills: $(STAMP) ## Run what takes longer: processes killed, crowds, thousands of examples, benchmarks
	$(PYTEST) -m "drill or hypothesis" --hypothesis-profile=drills

check: lint test ## Everything that must be green before a push

lint: $(STAMP) ## Check style, types, layers, dependencies and the container files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/hadolint Dockerfile
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.compose-spec compose.yaml

bench: $(STAMP) ## Print figures, each beside its yardstick of the same run
	$(BIN)/python -m benchmarks

bench-alerts: $(STAMP) ## Simulate a day of 10,000 keys: how many alerts, how soon, how many false
	$(BIN)/python -m benchmarks alerts

pictures: $(STAMP) ## Take the pictures of the documents again, in the real page
	$(BIN)/python -m tests.pictures docs

translated: $(STAMP) ## Record CODE="ar nb" as made from the English of today; ONLY="welcome": no other message
	$(BIN)/python -m bot locale $(CODE) --translated $(if $(ONLY),--only $(ONLY))

lock: ## Pin the dependencies again
	$(PYTHON) -m venv .lock-venv && .lock-venv/bin/pip install --quiet uv
	for name in runtime dev; do .lock-venv/bin/uv pip compile --quiet --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-emit-index-url \
	  --override requirements/overrides.txt requirements/$$name.in -o requirements/$$name.txt; done
	rm -rf .lock-venv

clean: ## Remove what setup made (the data folder stays)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
