/*
title: The highest fines
topic: fines
question: What are the highest fines, on whom, and for what conduct?
parameters: [law, body, period, top]
columns: [amount_cny, date, party, bodies, laws, title, quotes, newsletters, urls_all, party_id, day]
*/
//+ law MATCH (w:Law)<-[:PART_OF*0..1]-(y)<-[:CITED]-(z:LegalCase) WHERE w.id = $law WITH DISTINCT z.id AS case_key
MATCH (a)-[p:PENALISED]->(c)
WHERE p.kind = 'fine' AND ($body = '' OR a.id = $body)
  AND ($law = '' OR EXISTS { MATCH (k:LegalCase)-[:CITED]->(x) WHERE k.id = p.case_id AND coalesce(x.law, x.id) = $law })
//+ law   AND p.case_id = case_key
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = p.item AND coalesce(i.date, d.issue, $period) STARTS WITH $period
OPTIONAL MATCH (k:LegalCase)-[:CITED]->(x)
WHERE k.id = p.case_id
RETURN p.amount_cny AS amount_cny, i.date AS date, c.name AS party, collect(DISTINCT a.name) AS bodies,
       collect(DISTINCT x.name) AS laws, min(coalesce(i.title, i.name)) AS title, collect(DISTINCT p.quote) AS quotes,
       collect(DISTINCT coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name)) AS newsletters,
       collect(DISTINCT i.urls) AS urls_all, c.id AS party_id, coalesce(i.date, p.case_id) AS day
ORDER BY coalesce(amount_cny, -1.0) DESC, date, party, party_id, day
LIMIT $top
