/*
title: The evidence for an edge
topic: sources
question: Where does it say so - the sentence, the newsletter, the date, the link?
parameters: {edge: {required: true}}
columns: [source, predicate, target, basis, reader, evidence, starts_at, stops_at, date, title, newsletter, file, urls, item_id]
*/
MATCH (a)-[e]->(b)
WHERE e.id = $edge
OPTIONAL MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = e.item
RETURN a.name AS source, e.predicate AS predicate, b.name AS target, e.basis AS basis, e.reader AS reader,
       e.quotes AS evidence, e.quote_starts AS starts_at, e.quote_ends AS stops_at, i.date AS date,
       coalesce(i.title, i.name) AS title, coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name) AS newsletter,
       d.name AS file,
       i.urls AS urls, i.id AS item_id
ORDER BY source, target, item_id
