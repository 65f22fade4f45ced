# Linting, types, tests, and how true the facts are.

.PHONY: test lint pytest fidelity chromium java

PYTEST_FLAGS ?=

test: lint pytest ## set up all that the tests need, and run every check

lint: $(VENV)/.dev ## ruff and mypy
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

pytest: $(VENV)/.dev chromium java neo4j ## the tests alone
	$(BIN)/pytest $(PYTEST_FLAGS)

chromium: ## a browser for the tests of the pages
	@make/need.sh chromium 'command -v chromium || command -v chromium-browser || command -v google-chrome'

FIND_JAVA = $(PYTHON) -c "import sys; sys.path.insert(0, \"scripts/neo4j\"); import serve; serve.find_java($(1))"
java: ## Java and Maven for the Neo4j servers (with NEO4J_URI set, the tests use that server instead)
	@[ -n "$${NEO4J_URI:-}" ] || make/need.sh maven 'command -v mvn'
	@[ -n "$${NEO4J_URI:-}" ] || make/need.sh openjdk-17-jre-headless '$(call FIND_JAVA,17)'
	@[ -n "$${NEO4J_URI:-}" ] || make/need.sh openjdk-25-jre-headless '$(call FIND_JAVA,25)'

FIDELITY := ../shared/fidelity

fidelity: $(VENV)/.runtime ## precision and recall on hand-made gold, where it lies beside the checkout
	@if [ -d $(FIDELITY)/gold ]; then \
	  rm -rf build/fidelity && mkdir -p build/fidelity; \
	  $(BIN)/regatlas build ../shared/newsletters --store build/fidelity/atlas >/dev/null; \
	  $(BIN)/regatlas export facts --store build/fidelity/atlas -o build/fidelity/facts.jsonl; \
	  $(BIN)/python $(FIDELITY)/score.py build/fidelity/facts.jsonl $(FIDELITY)/gold/*.json; \
	else echo "No $(FIDELITY)/gold beside the checkout: nothing to measure against."; fi
