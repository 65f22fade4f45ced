# The code of others that the explorer's pages run.

.PHONY: vendor

vendor: ## bundle the page's libraries anew, from scripts/vendor/package-lock.json (needs node and npm)
	$(PYTHON) scripts/vendor/vendor.py
