/*
title: Instruments that implement, amend or mention a law
topic: instruments
question: Which instruments implement or amend this law?
parameters: {law: {required: true}, cited_by_law_as: {}}
columns: [law, cited_as, article, bodies, stage, date, quote, title, newsletter, urls, edge_id]
*/
//+ law MATCH (w:Law)<-[:PART_OF*0..1]-(x) WHERE w.id = $law WITH DISTINCT x
MATCH (n:Law)-[t:CITED]->(x)
WHERE coalesce(x.law, x.id) = $law AND ($cited_by_law_as = '' OR t.as = $cited_by_law_as)
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = t.item
OPTIONAL MATCH (b)-[e:ISSUED]->(n)
WHERE e.item = t.item
RETURN n.name AS law, t.as AS cited_as, CASE WHEN x.law IS NULL THEN null ELSE x.number END AS article,
       collect(DISTINCT b.name) AS bodies, max(e.stage) AS stage,
       i.date AS date, t.quote AS quote, coalesce(i.title, i.name) AS title,
       coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name) AS newsletter,
       i.urls AS urls, t.id AS edge_id
ORDER BY date, law, cited_as, article, edge_id
