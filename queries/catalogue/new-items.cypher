/*
title: The developments of the newest newsletters
topic: sources
question: What is new since the last newsletter, or since a month?
parameters: [since_issue, category]
columns: [issue, date, category, title, things, newsletter, urls, item_id, number, document_id]
*/
MATCH (o:Document)
WITH max(o.issue) AS newest
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE coalesce(d.issue, '9999') >= CASE WHEN $since_issue = '' THEN coalesce(newest, '') ELSE $since_issue END
  AND ($category = '' OR i.category = $category)
OPTIONAL MATCH (n)-[:MENTIONED_IN]->(i)
WHERE n.label IN ['Regulator', 'Court', 'Procuratorate', 'Organisation', 'Law', 'Company']
RETURN d.issue AS issue, i.date AS date, i.category AS category, coalesce(i.title, i.name) AS title,
       collect(DISTINCT n.name) AS things, coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name) AS newsletter,
       i.urls AS urls, i.id AS item_id, i.number AS number, d.id AS document_id
ORDER BY issue, document_id, number, item_id
