# Real Neo4j servers for the tests: their jars come from Maven Central, none is installed.
PYTHON ?= .venv/bin/python

.PHONY: neo4j
neo4j: ## fetch the Neo4j servers that the tests start
	$(PYTHON) scripts/neo4j/serve.py --fetch
