/*
title: Fines totalled by law
topic: fines
question: Under which laws are fines imposed, how many, how much, and how many state no amount?
parameters: [cited_as, body, period]
columns: [law, fines, fines_cny, largest_cny, fines_without_amount, bodies, law_id]
*/
MATCH (k:LegalCase)-[t:CITED]->(x)
WHERE ($cited_as = '' OR t.as = $cited_as)
MATCH (a)-[p:PENALISED]->(c)
WHERE p.case_id = k.id AND p.kind = 'fine' AND ($body = '' OR a.id = $body)
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = p.item AND coalesce(i.date, d.issue, $period) STARTS WITH $period
MATCH (l:Law)
WHERE l.id = coalesce(x.law, x.id)
// A fine that several bodies impose or several newsletters report counts once.
WITH l.id AS law_id, l.name AS law, c.id AS party_id, p.amount_cny AS amount, coalesce(i.date, k.id) AS day,
     collect(DISTINCT a.name) AS authorities, min(a.name) AS first
UNWIND authorities AS authority
WITH law_id, law, authority, CASE WHEN authority = first THEN 1 END AS fine,
     CASE WHEN authority = first THEN amount END AS fine_cny
RETURN law, count(fine) AS fines, CASE WHEN count(fine_cny) = 0 THEN null ELSE sum(fine_cny) END AS fines_cny,
       max(fine_cny) AS largest_cny, count(fine) - count(fine_cny) AS fines_without_amount,
       collect(DISTINCT authority) AS bodies, law_id
ORDER BY coalesce(fines_cny, -1.0) DESC, fines DESC, law, law_id
