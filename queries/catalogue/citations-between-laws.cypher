/*
title: Which instrument cites which
topic: instruments
question: Which instruments implement, amend or mention which?
parameters: {cited_by_law_as: {}, body: {}, period: {}}
columns: [law, cites, article, cited_as, date, quote, title, newsletter, urls, edge_id]
*/
//+ body MATCH (z)-[:ISSUED]->(n:Law) WHERE z.id = $body WITH DISTINCT n
MATCH (n:Law)-[t:CITED]->(x)
WHERE ($cited_by_law_as = '' OR t.as = $cited_by_law_as)
  AND ($body = '' OR EXISTS { MATCH (b)-[:ISSUED]->(n) WHERE b.id = $body })
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = t.item AND coalesce(i.date, d.issue, $period) STARTS WITH $period
RETURN n.name AS law, coalesce(x.law_name, x.name) AS cites,
       CASE WHEN x.law IS NULL THEN null ELSE x.number END AS article, t.as AS cited_as, i.date AS date,
       t.quote AS quote, coalesce(i.title, i.name) AS title,
       coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name) AS newsletter,
       i.urls AS urls, t.id AS edge_id
ORDER BY law, cites, article, cited_as, date, edge_id
