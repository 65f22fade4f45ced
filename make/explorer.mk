# The explorer: the code of others that its pages run, how quick it is, what it looks like.

.PHONY: vendor bench-explorer screenshots

vendor: ## bundle the page's libraries anew, from scripts/vendor/package-lock.json (needs node and npm)
	$(PYTHON) scripts/vendor/vendor.py

NEWSLETTERS := $(if $(wildcard ../shared/newsletters),../shared/newsletters,samples)

bench-explorer: $(VENV)/.dev chromium ## how quick the explorer is, beside pyvis
	$(BIN)/python scripts/bench_explorer.py $(NEWSLETTERS)

screenshots: $(VENV)/.dev chromium ## the README's pictures of the explorer, from the samples
	$(BIN)/python scripts/screenshots.py
