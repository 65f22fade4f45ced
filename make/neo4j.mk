# Real Neo4j servers for the tests: their jars come from Maven Central, none is installed.
PYTHON ?= .venv/bin/python

.PHONY: neo4j faults
neo4j: ## fetch the Neo4j servers that the tests start
	$(PYTHON) scripts/neo4j/serve.py --fetch

.PHONY: bench-neo4j
BENCH_FLAGS ?=
bench-neo4j: $(VENV)/.runtime java neo4j build/graphrag/.done ## how fast Neo4j is filled, beside other ways (minutes; wants a calm machine)
	PYTHONPATH=scripts/neo4j $(BIN)/python scripts/neo4j_bench $(BENCH_FLAGS)

build/graphrag/.done:
	$(BIN)/python scripts/neo4j/serve.py --fetch-apoc
	$(BIN)/python -m venv build/graphrag
	build/graphrag/bin/python -m pip install -q neo4j-graphrag==1.22.0 neo4j-rust-ext
	@touch $@

faults: $(VENV)/.dev java neo4j ## the long tests on Neo4j, on every version: loaders and servers killed, connections lost, disks full
	$(BIN)/pytest tests/stores/test_neo4j_faults.py tests/stores/test_neo4j_server_faults.py --every-server $(PYTEST_FLAGS)
