/*
title: Responsible persons fined beside the company
topic: penalties
question: When is a responsible person fined beside the company, and how much?
parameters: [body, period]
columns: [date, authority, company, company_kinds, company_fine_cny, person, role, person_fine_cny, quote, title, newsletter, urls, case_id, edge_id, company_id]
*/
MATCH (a)-[q:PENALISED]->(n:Person)
WHERE q.kind = 'fine' AND ($body = '' OR a.id = $body)
MATCH (a)-[p:PENALISED]->(c:Company)
WHERE p.case_id = q.case_id
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = q.item AND coalesce(i.date, d.issue, $period) STARTS WITH $period
RETURN i.date AS date, a.name AS authority, c.name AS company, collect(DISTINCT p.kind) AS company_kinds,
       max(CASE WHEN p.kind = 'fine' THEN p.amount_cny END) AS company_fine_cny,
       n.name AS person, n.role AS role, q.amount_cny AS person_fine_cny, q.quote AS quote, coalesce(i.title, i.name) AS title,
       coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name) AS newsletter,
       i.urls AS urls, q.case_id AS case_id, q.id AS edge_id, c.id AS company_id
ORDER BY date, authority, company, person, edge_id, company_id
