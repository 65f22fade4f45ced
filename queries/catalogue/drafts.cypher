/*
title: Drafts, and whether they have become final
topic: instruments
question: Which instruments are drafts, who drafted them, and have they become final?
parameters: [body, period, still_draft]
columns: [law, date, comments_until, bodies, final_on, newsletters, law_id]
*/
//+ body MATCH (z)-[:ISSUED]->(l:Law) WHERE z.id = $body WITH DISTINCT l
MATCH (b)-[e:ISSUED]->(l:Law)
WHERE e.stage = 'draft'
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = e.item AND coalesce(e.date, i.date, d.issue, $period) STARTS WITH $period
OPTIONAL MATCH (o)-[f:ISSUED]->(l)
WHERE f.stage = 'final'
WITH l.id AS law_id, l.name AS law, l.status AS status, min(coalesce(e.date, i.date)) AS date,
     max(e.comments_until) AS comments_until, collect(DISTINCT b.id) AS ids, collect(DISTINCT b.name) AS bodies,
     min(coalesce(f.date, l.published)) AS final_on, count(f.id) AS finals,
     collect(DISTINCT coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name)) AS newsletters
WHERE ($body = '' OR $body IN ids) AND (NOT $still_draft OR (finals = 0 AND coalesce(status, 'draft') = 'draft'))
RETURN law, date, comments_until, bodies, final_on, newsletters, law_id
ORDER BY date, law, law_id
