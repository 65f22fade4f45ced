/*
title: Bodies, laws and companies that appear for the first time
topic: sources
question: Which bodies, laws, articles and companies had not appeared before the newest newsletter (or a month)?
parameters: [since_issue, label]
columns: [label, name, first_issue, mentions, newsletters, thing_id]
*/
MATCH (o:Document)
WITH max(o.issue) AS newest
MATCH (n)-[:MENTIONED_IN]->(i:Item)<-[:CONTAINS]-(d:Document)
WHERE n.label IN ['Regulator', 'Court', 'Procuratorate', 'Organisation', 'Law', 'Article', 'Company', 'Person']
  AND coalesce(n.anonymous, false) = false AND ($label = '' OR n.label = $label)
WITH newest, n.label AS label, n.name AS name, n.id AS thing_id, min(coalesce(d.issue, '9999')) AS earliest,
     min(d.issue) AS first_issue, count(DISTINCT i.id) AS mentions,
     collect(DISTINCT coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name)) AS newsletters
WHERE earliest >= CASE WHEN $since_issue = '' THEN coalesce(newest, '') ELSE $since_issue END
RETURN label, name, first_issue, mentions, newsletters, thing_id
ORDER BY label, name, thing_id
