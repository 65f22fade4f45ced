/*
title: The next deadlines for comments
topic: instruments
question: Which deadlines for comments come on or after this day?
parameters: {since: {required: true}, until: {}}
columns: [comments_until, law, date, bodies, quotes, newsletters, urls_all, law_id]
*/
MATCH (b)-[e:ISSUED]->(l:Law)
WHERE e.comments_until >= $since AND ($until = '' OR e.comments_until <= $until)
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = e.item
RETURN e.comments_until AS comments_until, l.name AS law, min(coalesce(e.date, i.date)) AS date,
       collect(DISTINCT b.name) AS bodies, collect(DISTINCT e.quote) AS quotes,
       collect(DISTINCT coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name)) AS newsletters,
       collect(DISTINCT i.urls) AS urls_all, l.id AS law_id
ORDER BY comments_until, law, law_id
