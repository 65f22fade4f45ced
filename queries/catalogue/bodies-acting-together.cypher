/*
title: Bodies that act together
topic: bodies
question: Which bodies issue and enforce together, and who works with this body most?
parameters: [body, period]
columns: [body, other_body, together, issued_together, enforced_together, instruments, joint_cases, body_id, other_id]
*/
MATCH (a)-[e:ISSUED|ENFORCED]->(x)<-[f:ISSUED|ENFORCED]-(b)
WHERE e.item = f.item AND ($body = '' OR a.id = $body)
  AND (a.id < b.id OR ($body <> '' AND a.id <> b.id))
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = e.item AND coalesce(i.date, d.issue, $period) STARTS WITH $period
RETURN a.name AS body, b.name AS other_body, count(DISTINCT x.id) AS together,
       count(DISTINCT CASE WHEN e.predicate = 'ISSUED' THEN x.id END) AS issued_together,
       count(DISTINCT CASE WHEN e.predicate = 'ENFORCED' THEN x.id END) AS enforced_together,
       collect(DISTINCT CASE WHEN e.predicate = 'ISSUED' THEN x.name END) AS instruments,
       collect(DISTINCT CASE WHEN e.predicate = 'ENFORCED' THEN x.name END) AS joint_cases, a.id AS body_id, b.id AS other_id
ORDER BY together DESC, body, other_body, body_id, other_id
