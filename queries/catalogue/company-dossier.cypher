/*
title: Everything about one company or person
topic: penalties
question: What do the newsletters say about this company or person, under any of its names?
parameters: {party: {required: true}}
columns: [date, act, by_body, kind, amount_cny, months, laws, quote, title, newsletter, urls, case_id, edge_id]
*/
MATCH (c)-[e:PENALISED|MENTIONED_IN|ISSUED]-(o)
WHERE c.id = $party
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = e.item
OPTIONAL MATCH (k:LegalCase)-[:CITED]->(x)
WHERE k.id = e.case_id
RETURN i.date AS date, e.predicate AS act, CASE WHEN e.predicate = 'MENTIONED_IN' THEN null ELSE o.name END AS by_body,
       e.kind AS kind, e.amount_cny AS amount_cny, e.months AS months, collect(DISTINCT x.name) AS laws,
       e.quote AS quote, coalesce(i.title, i.name) AS title,
       coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name) AS newsletter,
       i.urls AS urls, e.case_id AS case_id, e.id AS edge_id
ORDER BY date, act, by_body, kind, edge_id
