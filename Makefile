# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
# Each target is one call of a standard tool or of `oms42`; CONTRIBUTING.md has them in plain words.

PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup site build serve lab test check budget archive bench prove data exercises clean

help: ## list what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "%-12s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# The environment, made again when what it is made from changes.
.venv/ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; call: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Python packages: installing into .venv (one to two minutes, once)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test]'
	@touch $@

setup: .venv/ready ## install everything the project needs, and bundle the page runtime
	@$(BIN)/oms42 setup

site: setup ## build the book and serve it on this machine
	@$(BIN)/oms42 site

build: setup ## build the book into _build/html
	@$(BIN)/oms42 build

serve: .venv/ready ## serve the built book
	@$(BIN)/oms42 serve

lab: setup ## open JupyterLab with the book's kernel
	@$(BIN)/jupyter lab

test: .venv/ready ## everything that must hold: style, types, unit, grader, Pyodide and browser tests
	@$(BIN)/oms42 setup --browser --walls
	@$(BIN)/oms42 build
	@$(MAKE) --no-print-directory check
	@$(BIN)/python -m pytest --numprocesses logical --maxprocesses 4 --dist loadfile

check: .venv/ready ## style, types, licences and data only
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/reuse --suppress-deprecation lint --quiet
	@$(BIN)/oms42 data check
	@$(BIN)/oms42 data real --check
	@$(BIN)/oms42 exercises build
	@$(BIN)/oms42 exercises check

budget: build ## measure the built site against its budgets
	@$(BIN)/oms42 setup --browser
	@$(BIN)/oms42 budget

archive: build ## the built site as a versioned zip in dist
	@$(BIN)/oms42 archive

# Other packages that do the same, for the benchmarks alone.
.peers/ready: pyproject.toml
	@echo "Peers: installing into .peers (two to three minutes, once)"
	@$(PYTHON) -m venv .peers
	@.peers/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[peers]'
	@touch $@

bench: .venv/ready .peers/ready ## time the models, and put them beside other packages
	@$(BIN)/python -m pytest tests/bench --benchmark-enable
	@for table in forecasting p_median align compensation; do .peers/bin/python tests/bench/table_$$table.py || exit 1; done

prove: .venv/ready ## the long proofs, with a report that names the sources' hash
	@$(BIN)/oms42 prove

data: .venv/ready ## make the case company's tables again
	@$(BIN)/oms42 data build

exercises: .venv/ready ## turn the exercises' text into nbgrader notebooks
	@$(BIN)/oms42 exercises build

clean: ## remove everything that was built or installed here
	rm -rf .venv .peers _build .cache dist web/node_modules src/oms42/widgets/static
