/*
title: All penalties of a year, month or day
topic: penalties
question: What was imposed in this period, on whom and by whom?
parameters: {period: {required: true}, kind: {}, level: {}, place: {}}
columns: [date, authority, party, kind, amount_cny, months, laws, quote, title, newsletter, urls, case_id, edge_id]
*/
MATCH (a)-[p:PENALISED]->(c)
WHERE ($kind = '' OR p.kind = $kind) AND ($level = '' OR a.level = $level)
  AND ($place = '' OR toLower(coalesce(a.place, '')) CONTAINS toLower($place))
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = p.item AND coalesce(i.date, d.issue, $period) STARTS WITH $period
OPTIONAL MATCH (k:LegalCase)-[:CITED]->(x)
WHERE k.id = p.case_id
RETURN i.date AS date, a.name AS authority, c.name AS party, p.kind AS kind, p.amount_cny AS amount_cny,
       p.months AS months, collect(DISTINCT x.name) AS laws, p.quote AS quote, coalesce(i.title, i.name) AS title,
       coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name) AS newsletter,
       i.urls AS urls, p.case_id AS case_id, p.id AS edge_id
ORDER BY date, authority, party, kind, edge_id
