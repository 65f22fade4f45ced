/*
title: What became of an instrument, from draft to final text and after
topic: instruments
question: When was it drafted, when was it final, what came between, and what refers to it?
parameters: {law: {required: true}}
columns: [date, act, detail, other, effective, comments_until, quote, title, newsletter, urls, edge_id]
*/
MATCH (l:Law)-[e:ISSUED|CITED|MENTIONED_IN]-(o)
WHERE l.id = $law AND o.label <> 'LegalCase'
  AND (e.predicate <> 'MENTIONED_IN' OR o.category = 'legislation')
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = e.item
  AND (e.predicate <> 'MENTIONED_IN' OR NOT EXISTS { MATCH (b)-[f:ISSUED]->(l) WHERE f.item = i.id })
RETURN coalesce(e.date, i.date) AS date, e.predicate AS act, coalesce(e.stage, e.as) AS detail,
       CASE WHEN e.predicate = 'MENTIONED_IN' THEN null ELSE o.name END AS other,
       e.effective AS effective, e.comments_until AS comments_until, e.quote AS quote, coalesce(i.title, i.name) AS title,
       coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name) AS newsletter,
       i.urls AS urls, e.id AS edge_id
ORDER BY date, act, detail, other, edge_id
