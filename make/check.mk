# Linting, types, tests, and how true the facts are.

.PHONY: test lint pytest fidelity bench chromium java

PYTEST_FLAGS ?=
#: Processes that share the tests, one by one; each starts the Neo4j servers that it needs.
WORKERS ?= 2

test: lint pytest ## set up all that the tests need, and run every check

lint: $(VENV)/.dev ## ruff and mypy
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

pytest: $(VENV)/.dev chromium java neo4j ## the tests alone
	$(BIN)/pytest -n $(WORKERS) --dist loadgroup $(PYTEST_FLAGS)

chromium: ## a browser for the tests of the pages
	@make/need.sh chromium 'command -v chromium || command -v chromium-browser || command -v google-chrome'

FIND_JAVA = $(PYTHON) -c "import sys; sys.path.insert(0, \"scripts/neo4j\"); import serve; serve.find_java($(1))"
java: ## Java and Maven for the Neo4j servers (with NEO4J_URI set, the tests use that server instead)
	@[ -n "$${NEO4J_URI:-}" ] || make/need.sh maven 'command -v mvn'
	@[ -n "$${NEO4J_URI:-}" ] || make/need.sh openjdk-17-jre-headless '$(call FIND_JAVA,17)'
	@[ -n "$${NEO4J_URI:-}" ] || make/need.sh openjdk-25-jre-headless '$(call FIND_JAVA,25)'

fidelity: $(VENV)/.runtime ## how true the facts are; fails under a bar; every fact gained or lost since the last commit
	@status=0; $(BIN)/python scripts/fidelity/gate.py || status=1; echo; \
	  $(BIN)/python scripts/fidelity/changes.py || status=1; exit $$status

bench: $(VENV)/.runtime ## how many MB of newsletters, and of hostile text, become facts in a second
	@$(BIN)/python scripts/bench.py
