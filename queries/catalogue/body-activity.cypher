/*
title: What one body did in a period
topic: bodies
question: What has this body issued, drafted, enforced, prosecuted, decided or imposed between these days?
parameters: {body: {required: true}, since: {}, until: {}}
columns: [date, act, detail, other, amount_cny, months, quote, title, newsletter, urls, edge_id]
*/
MATCH (b)-[e:ISSUED|ENFORCED|PROSECUTED|HEARD|PENALISED]->(o)
WHERE b.id = $body
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = e.item
  // Without a day, the development lies in the month of its newsletter; without an issue, in every period.
  AND ($since = '' OR coalesce(e.date, i.date, coalesce(d.issue, '9999') + '-99') >= $since)
  AND ($until = '' OR coalesce(e.date, i.date, coalesce(d.issue, '0000') + '-00') <= $until)
RETURN coalesce(e.date, i.date) AS date, e.predicate AS act, coalesce(e.stage, e.kind) AS detail, o.name AS other,
       e.amount_cny AS amount_cny, e.months AS months, e.quote AS quote, coalesce(i.title, i.name) AS title,
       coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name) AS newsletter,
       i.urls AS urls, e.id AS edge_id
ORDER BY date, act, detail, other, edge_id
