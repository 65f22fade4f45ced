/*
title: The neighbourhood of a node
topic: sources
question: What is this thing joined to, and how?
parameters: {thing: {required: true}}
columns: [direction, predicate, label, other, other_id, detail, amount_cny, date, quote, edge_id]
*/
MATCH (n)-[e]-(o)
WHERE n.id = $thing
RETURN CASE WHEN EXISTS { MATCH (n)-[f]->(o) WHERE f.id = e.id } THEN 'out' ELSE 'in' END AS direction,
       e.predicate AS predicate, o.label AS label, o.name AS other, o.id AS other_id,
       coalesce(e.kind, e.stage, e.as) AS detail, e.amount_cny AS amount_cny, e.date AS date, e.quote AS quote,
       e.id AS edge_id
ORDER BY predicate, direction, label, other, other_id, edge_id
