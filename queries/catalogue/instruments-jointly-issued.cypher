/*
title: Instruments issued by several bodies together
topic: instruments
question: Which instruments were issued jointly, and by whom?
parameters: [body, stage, period]
columns: [law, stage, date, issuers, bodies, newsletters, law_id]
*/
//+ body MATCH (z)-[:ISSUED]->(l:Law) WHERE z.id = $body WITH DISTINCT l
MATCH (b)-[e:ISSUED]->(l:Law)<-[f:ISSUED]-(o)
WHERE e.item = f.item AND b.id <> o.id AND ($stage = '' OR e.stage = $stage)
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = e.item AND coalesce(e.date, i.date, d.issue, $period) STARTS WITH $period
WITH l.id AS law_id, l.name AS law, e.stage AS stage, min(coalesce(e.date, i.date)) AS date,
     count(DISTINCT b.id) AS issuers, collect(DISTINCT b.id) AS ids, collect(DISTINCT b.name) AS bodies,
     collect(DISTINCT coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name)) AS newsletters
WHERE ($body = '' OR $body IN ids)
RETURN law, stage, date, issuers, bodies, newsletters, law_id
ORDER BY date, law, stage, law_id
