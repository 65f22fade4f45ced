/*
title: What the courts decided
topic: courts
question: Which court decided, who proceeded against whom, and with what remedy?
parameters: [court, case_kind, period]
columns: [date, court, court_named, case_kind, prosecutors, party, kind, amount_cny, months, laws, quote, title, newsletter, urls, case_id, edge_id]
*/
//+ court MATCH (z:Court)-[:HEARD]->(k:LegalCase) WHERE z.id = $court WITH DISTINCT k
MATCH (k:LegalCase)
WHERE (k.kind IN ['criminal', 'civil', 'public-interest'] OR EXISTS { MATCH (h:Court)-[:HEARD]->(k) })
  AND ($case_kind = '' OR k.kind = $case_kind)
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = k.item AND coalesce(i.date, d.issue, $period) STARTS WITH $period
OPTIONAL MATCH (t:Court)-[:HEARD]->(k)
OPTIONAL MATCH (r:Procuratorate)-[:PROSECUTED]->(k)
OPTIONAL MATCH (a)-[p:PENALISED]->(c)
WHERE p.case_id = k.id
OPTIONAL MATCH (k)-[:CITED]->(x)
WITH k, d, i, t, p, c, collect(DISTINCT r.name) AS prosecutors, collect(DISTINCT x.name) AS laws
WHERE ($court = '' OR t.id = $court)
RETURN i.date AS date, t.name AS court, NOT coalesce(t.anonymous, true) AS court_named, k.kind AS case_kind,
       prosecutors, c.name AS party, p.kind AS kind, p.amount_cny AS amount_cny, p.months AS months, laws,
       p.quote AS quote, coalesce(i.title, i.name) AS title,
       coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name) AS newsletter,
       i.urls AS urls, k.id AS case_id, p.id AS edge_id
ORDER BY date, case_id, court, party, kind, edge_id
