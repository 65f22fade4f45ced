/*
title: The laws and articles that two bodies cite, side by side
topic: bodies
question: Which laws and articles do two bodies rely on in their cases, and how often each?
parameters: {body: {required: true}, other_body: {required: true}, period: {}}
columns: [law, article, cited_as, cases_of_body, cases_of_other, cited_id]
*/
MATCH (a)-[e:ENFORCED|HEARD|PROSECUTED]->(k:LegalCase)-[t:CITED]->(x)
WHERE a.id = $body OR a.id = $other_body
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = k.item AND coalesce(i.date, d.issue, $period) STARTS WITH $period
RETURN coalesce(x.law_name, x.name) AS law,
       CASE WHEN x.law IS NULL THEN null ELSE x.number END AS article, t.as AS cited_as,
       count(DISTINCT CASE WHEN a.id = $body THEN k.id END) AS cases_of_body,
       count(DISTINCT CASE WHEN a.id = $other_body THEN k.id END) AS cases_of_other, x.id AS cited_id
ORDER BY law, article, cited_as, cited_id
