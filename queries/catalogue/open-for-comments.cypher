/*
title: Drafts open for comments on a day
topic: instruments
question: Which drafts are open for comments on this day, and until when?
parameters: {day: {required: true}}
columns: [comments_until, law, date, bodies, quotes, newsletters, urls_all, law_id]
*/
MATCH (b)-[e:ISSUED]->(l:Law)
WHERE e.stage = 'draft' AND coalesce(e.comments_until, $day) >= $day
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = e.item AND coalesce(e.date, i.date, coalesce(d.issue, '0000') + '-00') <= $day
  AND NOT EXISTS { MATCH (o)-[f:ISSUED]->(l) WHERE f.stage = 'final' AND coalesce(f.date, '9999') <= $day }
RETURN e.comments_until AS comments_until, l.name AS law, min(coalesce(e.date, i.date)) AS date,
       collect(DISTINCT b.name) AS bodies, collect(DISTINCT e.quote) AS quotes,
       collect(DISTINCT coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name)) AS newsletters,
       collect(DISTINCT i.urls) AS urls_all, l.id AS law_id
ORDER BY comments_until, law, law_id
