/*
title: Public lists of apps and other public namings, with what was demanded
topic: penalties
question: Which app lists were published, by whom, how many apps, and with what demand?
parameters: {body: {}, period: {}, apps_only: {}}
columns: [date, authority, party, count, demands, title, quote, newsletter, urls, case_id, edge_id]
*/
MATCH (a)-[p:PENALISED]->(c)
WHERE p.kind = 'public_notice' AND ($body = '' OR a.id = $body)
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = p.item AND coalesce(i.date, d.issue, $period) STARTS WITH $period
  AND (NOT $apps_only OR i.text =~ '(?is)(.*[^a-z])?(apps?|sdks?|applets?|mini.programs?)([^a-z].*)?'
       OR i.text CONTAINS '应用' OR i.text CONTAINS '小程序')
OPTIONAL MATCH (b)-[q:PENALISED]->(c)
WHERE q.case_id = p.case_id AND q.kind <> 'public_notice'
RETURN i.date AS date, a.name AS authority, c.name AS party, c.count AS count, collect(DISTINCT q.kind) AS demands,
       coalesce(i.title, i.name) AS title, p.quote AS quote,
       coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name) AS newsletter,
       i.urls AS urls, p.case_id AS case_id, p.id AS edge_id
ORDER BY date, authority, party, edge_id
