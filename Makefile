# make demo   the main job on the sample newsletters, from nothing
# make test   everything that is checked, from nothing: real Neo4j and Chromium included
# make help   the rest

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

include make/python.mk
-include make/neo4j.mk
include make/check.mk
include make/demo.mk
include make/explorer.mk

.PHONY: help clean
help: ## what can be made
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

clean: ## remove what was made, the virtual environment excepted
	rm -rf demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
