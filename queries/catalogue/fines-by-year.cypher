/*
title: Fines totalled by body and year
topic: fines
question: How much has each body fined in each year, and how many fines state no amount?
parameters: [law, body]
columns: [year, body, fines, fines_cny, largest_cny, fines_without_amount, fines_without_day, body_id]
*/
//+ law MATCH (w:Law)<-[:PART_OF*0..1]-(y)<-[:CITED]-(z:LegalCase) WHERE w.id = $law WITH DISTINCT z.id AS case_key
MATCH (a)-[p:PENALISED]->(c)
WHERE p.kind = 'fine' AND ($body = '' OR a.id = $body)
  AND ($law = '' OR EXISTS { MATCH (k:LegalCase)-[:CITED]->(x) WHERE k.id = p.case_id AND coalesce(x.law, x.id) = $law })
//+ law   AND p.case_id = case_key
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = p.item
// A fine that several newsletters report counts once.
WITH DISTINCT left(coalesce(i.date, d.issue), 4) AS year, a.id AS body_id, a.name AS body, c.id AS party_id,
     p.amount_cny AS amount, coalesce(i.date, p.case_id) AS day, CASE WHEN i.date IS NULL THEN 1 END AS undated
RETURN year, body, count(*) AS fines, CASE WHEN count(amount) = 0 THEN null ELSE sum(amount) END AS fines_cny,
       max(amount) AS largest_cny, count(*) - count(amount) AS fines_without_amount,
       count(undated) AS fines_without_day, body_id
ORDER BY year, body, body_id
