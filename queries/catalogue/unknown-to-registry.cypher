/*
title: Bodies and laws that the registry does not know
topic: sources
question: Which bodies or laws appear that the registry did not know?
parameters: [label]
columns: [label, name, name_zh, mentions, newsletters, first_issue, thing_id]
*/
MATCH (n:Regulator|Court|Procuratorate|Organisation|Law)
WHERE n.known = false AND coalesce(n.anonymous, false) = false AND ($label = '' OR n.label = $label)
OPTIONAL MATCH (d:Document)-[:CONTAINS]->(i:Item)<-[:MENTIONED_IN]-(n)
RETURN n.label AS label, n.name AS name, n.name_zh AS name_zh, count(DISTINCT i.id) AS mentions,
       collect(DISTINCT coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name)) AS newsletters,
       min(d.issue) AS first_issue, n.id AS thing_id
ORDER BY label, name, thing_id
