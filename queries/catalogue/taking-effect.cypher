/*
title: Instruments that take effect in a period
topic: instruments
question: What takes effect between these days?
parameters: {since: {}, until: {}}
columns: [effective, law, law_kind, status, bodies, newsletters, law_id]
*/
MATCH (l:Law)
OPTIONAL MATCH (d:Document)-[:CONTAINS]->(i:Item)<-[:MENTIONED_IN]-(l)
OPTIONAL MATCH (b)-[e:ISSUED]->(l)
WHERE e.item = i.id
WITH l.id AS law_id, l.name AS law, l.kind AS law_kind, l.status AS status, coalesce(e.effective, l.effective) AS effective,
     collect(DISTINCT b.name) AS bodies,
     collect(DISTINCT coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name)) AS newsletters
WHERE effective IS NOT NULL AND ($since = '' OR effective >= $since) AND ($until = '' OR effective <= $until)
RETURN effective, law, law_kind, status, bodies, newsletters, law_id
ORDER BY effective, law, law_id
