/*
title: Penalties in cases that cite a law or one of its articles
topic: penalties
question: Who was penalised under this law, by whom, for how much, and which of its articles were cited?
parameters: {law: {required: true}, cited_as: {}, kind: {}, period: {}}
columns: [date, authority, party, kind, amount_cny, months, articles, cited_as_all, quote, title, newsletter, urls, case_id, edge_id]
*/
//+ law MATCH (w:Law)<-[:PART_OF*0..1]-(x) WHERE w.id = $law WITH DISTINCT x
MATCH (k:LegalCase)-[t:CITED]->(x)
WHERE coalesce(x.law, x.id) = $law AND ($cited_as = '' OR t.as = $cited_as)
MATCH (a)-[p:PENALISED]->(c)
WHERE p.case_id = k.id AND ($kind = '' OR p.kind = $kind)
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = p.item AND coalesce(i.date, d.issue, $period) STARTS WITH $period
RETURN i.date AS date, a.name AS authority, c.name AS party, p.kind AS kind, p.amount_cny AS amount_cny,
       p.months AS months,
       collect(DISTINCT CASE WHEN x.law IS NULL THEN null ELSE x.number END) AS articles, collect(DISTINCT t.as) AS cited_as_all,
       p.quote AS quote, coalesce(i.title, i.name) AS title,
       coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name) AS newsletter,
       i.urls AS urls, p.case_id AS case_id, p.id AS edge_id
ORDER BY date, authority, party, kind, edge_id
