# The virtual environment, from lock files whose every package has a hash.

PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install -q --require-hashes

.PHONY: venv lock

venv: $(VENV)/.runtime ## the virtual environment with the command `regatlas`

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "RegAtlas needs Python 3.11 or newer: make PYTHON=python3.12 ..." >&2; exit 1; }
	@test -x $(BIN)/python && $(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv $(VENV) \
	  || { echo "Python's venv module is missing: apt-get install -y python3-venv" >&2; exit 1; }
	@touch $@

$(VENV)/.runtime: $(VENV)/.python requirements.lock requirements-build.lock pyproject.toml
	@echo "Installing the locked dependencies into $(VENV) ..."
	$(INSTALL) -r requirements.lock -r requirements-build.lock
	$(PIP) install -q --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.lock
	@echo "Installing the locked tools for the tests ..."
	$(INSTALL) -r requirements-dev.lock
	@touch $@

LOCK = uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q

lock: ## write the lock files anew from pyproject.toml (needs uv)
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) --group build -c requirements.lock -o requirements-build.lock
	$(LOCK) --group dev -c requirements.lock -c requirements-build.lock -o requirements-dev.lock
