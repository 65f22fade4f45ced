/*
title: Two bodies' penalties side by side
topic: bodies
question: How do two bodies' practices compare in kinds of penalty and amounts?
parameters: {body: {required: true}, other_body: {required: true}, period: {}}
columns: [kind, penalties, total_cny, largest_cny, without_amount, other_penalties, other_total_cny, other_largest_cny, other_without_amount]
*/
MATCH (a)-[p:PENALISED]->(c)
WHERE a.id = $body OR a.id = $other_body
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = p.item AND coalesce(i.date, d.issue, $period) STARTS WITH $period
// A penalty that several newsletters report counts once for each body.
WITH DISTINCT a.id AS body_id, c.id AS party_id, p.kind AS kind, p.amount_cny AS amount,
     coalesce(i.date, p.case_id) AS day
WITH kind, CASE WHEN body_id = $body THEN 1 END AS one, CASE WHEN body_id = $other_body THEN 1 END AS two,
     CASE WHEN body_id = $body THEN amount END AS one_cny, CASE WHEN body_id = $other_body THEN amount END AS two_cny
RETURN kind, count(one) AS penalties, CASE WHEN count(one_cny) = 0 THEN null ELSE sum(one_cny) END AS total_cny,
       max(one_cny) AS largest_cny, count(one) - count(one_cny) AS without_amount,
       count(two) AS other_penalties, CASE WHEN count(two_cny) = 0 THEN null ELSE sum(two_cny) END AS other_total_cny,
       max(two_cny) AS other_largest_cny, count(two) - count(two_cny) AS other_without_amount
ORDER BY kind
