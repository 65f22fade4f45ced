/*
title: Fines totalled by place and level of the body
topic: fines
question: Where is fined most, and at which level of government?
parameters: [law, period]
columns: [place, level, fines, fines_cny, largest_cny, fines_without_amount, bodies]
*/
//+ law MATCH (w:Law)<-[:PART_OF*0..1]-(y)<-[:CITED]-(z:LegalCase) WHERE w.id = $law WITH DISTINCT z.id AS case_key
MATCH (a)-[p:PENALISED]->(c)
WHERE p.kind = 'fine'
  AND ($law = '' OR EXISTS { MATCH (k:LegalCase)-[:CITED]->(x) WHERE k.id = p.case_id AND coalesce(x.law, x.id) = $law })
//+ law   AND p.case_id = case_key
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = p.item AND coalesce(i.date, d.issue, $period) STARTS WITH $period
// A fine that several newsletters report counts once for each body.
WITH DISTINCT a.place AS place, a.level AS level, a.name AS authority, c.id AS party_id, p.amount_cny AS amount,
     coalesce(i.date, p.case_id) AS day
RETURN place, level, count(*) AS fines, CASE WHEN count(amount) = 0 THEN null ELSE sum(amount) END AS fines_cny,
       max(amount) AS largest_cny, count(*) - count(amount) AS fines_without_amount,
       collect(DISTINCT authority) AS bodies
ORDER BY coalesce(fines_cny, -1.0) DESC, fines DESC, place, level
