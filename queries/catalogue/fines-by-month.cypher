/*
title: Fines totalled by month
topic: fines
question: How do the fines develop from month to month?
parameters: [law, body, period]
columns: [month, fines, fines_cny, largest_cny, fines_without_amount, fines_without_day]
*/
//+ law MATCH (w:Law)<-[:PART_OF*0..1]-(y)<-[:CITED]-(z:LegalCase) WHERE w.id = $law WITH DISTINCT z.id AS case_key
MATCH (a)-[p:PENALISED]->(c)
WHERE p.kind = 'fine' AND ($body = '' OR a.id = $body)
  AND ($law = '' OR EXISTS { MATCH (k:LegalCase)-[:CITED]->(x) WHERE k.id = p.case_id AND coalesce(x.law, x.id) = $law })
//+ law   AND p.case_id = case_key
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = p.item AND coalesce(i.date, d.issue, $period) STARTS WITH $period
// A fine that several bodies impose or several newsletters report counts once.
WITH DISTINCT left(coalesce(i.date, d.issue), 7) AS month, c.id AS party_id, p.amount_cny AS amount,
     coalesce(i.date, p.case_id) AS day, CASE WHEN i.date IS NULL THEN 1 END AS undated
RETURN month, count(*) AS fines, CASE WHEN count(amount) = 0 THEN null ELSE sum(amount) END AS fines_cny,
       max(amount) AS largest_cny, count(*) - count(amount) AS fines_without_amount,
       count(undated) AS fines_without_day
ORDER BY month
