# The main job on the sample newsletters.

.PHONY: demo
DEMO := demo
REGATLAS := $(BIN)/regatlas
ATLAS := --store $(DEMO)/atlas

demo: $(VENV)/.runtime ## read the samples, build the graph, show what it holds, draw pages
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@echo "== Reading samples/ into $(DEMO)/atlas: what it holds"
	@$(REGATLAS) build samples/ $(ATLAS) | expand -t 12,36
	@echo; echo "== Articles cited in penalties: the sentence that cites, the one that punishes, and the source"
	@$(REGATLAS) query articles-cited-in-penalties $(ATLAS) --format records \
	  --columns law,article,cited_as,date,authority,party,kind,amount_cny,citation,quote,urls
	@echo; echo "== The same, added up"
	@$(REGATLAS) query penalties-by-article $(ATLAS) \
	  --columns law,article,cited_as,penalties,fines,fines_cny,bodies | expand -t 38,46,56,67,73,85
	@$(REGATLAS) query articles-cited-in-penalties $(ATLAS) --format csv > $(DEMO)/articles-cited-in-penalties.csv
	@$(REGATLAS) view regulators $(ATLAS) -o $(DEMO)/regulators.html
	@$(REGATLAS) view citation-trace "Data Security Law" $(ATLAS) -o $(DEMO)/data-security-law.html
	@$(REGATLAS) view neighbourhood "Cyberspace Administration of China" $(ATLAS) -o $(DEMO)/cac.html
	@$(REGATLAS) export facts $(ATLAS) -o $(DEMO)/facts.jsonl
	@echo; echo "== Written (the pages open in any browser and need no network):"
	@ls -1 $(DEMO)/*.html $(DEMO)/*.csv $(DEMO)/*.jsonl
	@echo "Ask more: $(REGATLAS) query $(ATLAS)     (lists the questions)"
