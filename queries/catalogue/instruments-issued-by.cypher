/*
title: Instruments that one body issued
topic: instruments
question: What has this body issued or put out as a draft, alone or with others?
parameters: {body: {required: true}, stage: {}, period: {}}
columns: [date, law, stage, effective, comments_until, with_bodies, quote, title, newsletter, urls, edge_id]
*/
MATCH (b)-[e:ISSUED]->(l:Law)
WHERE b.id = $body AND ($stage = '' OR e.stage = $stage)
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = e.item AND coalesce(e.date, i.date, d.issue, $period) STARTS WITH $period
OPTIONAL MATCH (o)-[f:ISSUED]->(l)
WHERE f.item = e.item AND o.id <> b.id
RETURN coalesce(e.date, i.date) AS date, l.name AS law, e.stage AS stage, e.effective AS effective,
       e.comments_until AS comments_until, collect(DISTINCT o.name) AS with_bodies, e.quote AS quote,
       coalesce(i.title, i.name) AS title,
       coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name) AS newsletter,
       i.urls AS urls, e.id AS edge_id
ORDER BY date, law, stage, edge_id
