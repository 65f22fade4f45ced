/*
title: The newsletters that were read
topic: sources
question: Which newsletters does the atlas hold, and how much is in each?
parameters: []
columns: [publisher, issue, file, items, cases, penalties, characters, document_id]
*/
MATCH (d:Document)
OPTIONAL MATCH (d)-[:CONTAINS]->(i:Item)
OPTIONAL MATCH (k:LegalCase)-[:MENTIONED_IN]->(i)
OPTIONAL MATCH (k)-[:IMPOSED]->(q:Penalty)
RETURN d.publisher AS publisher, d.issue AS issue, d.name AS file, count(DISTINCT i.id) AS items,
       count(DISTINCT k.id) AS cases, count(DISTINCT q.id) AS penalties, d.characters AS characters, d.id AS document_id
ORDER BY publisher, issue, file, document_id
