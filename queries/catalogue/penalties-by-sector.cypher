/*
title: Penalties on companies of one kind
topic: penalties
question: Who has punished companies of one kind (banks, property managers, hospitals)?
parameters: {sector: {required: true}, period: {}}
columns: [date, authority, party, sector, kind, amount_cny, months, laws, quote, title, newsletter, urls, case_id, edge_id]
*/
MATCH (a)-[p:PENALISED]->(c:Company)
WHERE toLower(coalesce(c.sector, '')) CONTAINS toLower($sector)
   OR toLower(c.name) CONTAINS toLower($sector)
   OR toLower(coalesce(c.name_zh, '')) CONTAINS toLower($sector)
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = p.item AND coalesce(i.date, d.issue, $period) STARTS WITH $period
OPTIONAL MATCH (k:LegalCase)-[:CITED]->(x)
WHERE k.id = p.case_id
RETURN i.date AS date, a.name AS authority, c.name AS party, c.sector AS sector, p.kind AS kind,
       p.amount_cny AS amount_cny, p.months AS months, collect(DISTINCT x.name) AS laws, p.quote AS quote,
       coalesce(i.title, i.name) AS title,
       coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name) AS newsletter,
       i.urls AS urls, p.case_id AS case_id, p.id AS edge_id
ORDER BY date, authority, party, kind, edge_id
