/*
title: How many newsletters a fact rests on
topic: sources
question: Which facts rest on one source only, and which on several?
parameters: [min_sources, max_sources]
columns: [source, predicate, target, detail, sources, newsletters, dates, amounts, source_id, target_id]
*/
MATCH (a)-[e:ISSUED|PENALISED|CITED]->(b)
WHERE a.label <> 'LegalCase'
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = e.item
WITH a.id AS source_id, a.name AS source, e.predicate AS predicate, b.id AS target_id, b.name AS target,
     coalesce(e.kind, e.stage, e.as) AS detail, count(DISTINCT coalesce(d.publisher, d.name)) AS sources,
     collect(DISTINCT coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name)) AS newsletters,
     collect(DISTINCT coalesce(e.date, i.date)) AS dates, collect(DISTINCT e.amount_cny) AS amounts
WHERE sources >= $min_sources AND ($max_sources = 0 OR sources <= $max_sources)
RETURN source, predicate, target, detail, sources, newsletters, dates, amounts, source_id, target_id
ORDER BY sources DESC, predicate, source, target, detail, source_id, target_id
