/*
title: Fines totalled by body
topic: fines
question: Which bodies have fined (under one law, in one period), how much in all, and how many fines state no amount?
parameters: [law, period]
columns: [body, level, place, fines, fines_cny, largest_cny, fines_without_amount, parties, body_id]
*/
//+ law MATCH (w:Law)<-[:PART_OF*0..1]-(y)<-[:CITED]-(z:LegalCase) WHERE w.id = $law WITH DISTINCT z.id AS case_key
MATCH (a)-[p:PENALISED]->(c)
WHERE p.kind = 'fine'
  AND ($law = '' OR EXISTS { MATCH (k:LegalCase)-[:CITED]->(x) WHERE k.id = p.case_id AND coalesce(x.law, x.id) = $law })
//+ law   AND p.case_id = case_key
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = p.item AND coalesce(i.date, d.issue, $period) STARTS WITH $period
// A fine that several newsletters report counts once.
WITH DISTINCT a.id AS body_id, a.name AS body, a.level AS level, a.place AS place, c.id AS party_id,
     c.name AS party, p.amount_cny AS amount, coalesce(i.date, p.case_id) AS day
RETURN body, level, place, count(*) AS fines,
       CASE WHEN count(amount) = 0 THEN null ELSE sum(amount) END AS fines_cny, max(amount) AS largest_cny,
       count(*) - count(amount) AS fines_without_amount, collect(DISTINCT party) AS parties, body_id
ORDER BY coalesce(fines_cny, -1.0) DESC, fines DESC, body, body_id
