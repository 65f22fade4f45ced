/*
title: Penalties that one body imposed
topic: penalties
question: Whom has this body punished, how, and for how much?
parameters: {body: {required: true}, kind: {}, period: {}}
columns: [date, authority, party, kind, amount_cny, months, laws, quote, title, newsletter, urls, case_id, edge_id]
*/
MATCH (a)-[p:PENALISED]->(c)
WHERE a.id = $body AND ($kind = '' OR p.kind = $kind)
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = p.item AND coalesce(i.date, d.issue, $period) STARTS WITH $period
OPTIONAL MATCH (k:LegalCase)-[:CITED]->(x)
WHERE k.id = p.case_id
RETURN i.date AS date, a.name AS authority, c.name AS party, p.kind AS kind, p.amount_cny AS amount_cny,
       p.months AS months, collect(DISTINCT x.name) AS laws, p.quote AS quote, coalesce(i.title, i.name) AS title,
       coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name) AS newsletter,
       i.urls AS urls, p.case_id AS case_id, p.id AS edge_id
ORDER BY date, party, kind, edge_id
