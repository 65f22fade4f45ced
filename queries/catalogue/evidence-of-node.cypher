/*
title: Every statement about a thing, with its sentence
topic: sources
question: What do the newsletters state about this thing, and where?
parameters: {thing: {required: true}}
columns: [date, predicate, other, detail, quote, title, newsletter, file, urls, edge_id]
*/
MATCH (n)-[e]-(o)
WHERE n.id = $thing AND e.basis = 'stated'
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = e.item
RETURN i.date AS date, e.predicate AS predicate, o.name AS other, coalesce(e.kind, e.stage, e.as) AS detail,
       e.quote AS quote, coalesce(i.title, i.name) AS title,
       coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name) AS newsletter,
       d.name AS file, i.urls AS urls, e.id AS edge_id
ORDER BY date, predicate, other, detail, edge_id
