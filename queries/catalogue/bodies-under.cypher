/*
title: All bodies under one body
topic: bodies
question: Which bodies are under this one, directly or through others?
parameters: {body: {required: true}}
columns: [steps, body, level, place, body_id]
*/
MATCH path = (b)-[:SUBORDINATE_TO*1..8]->(t)
WHERE t.id = $body
RETURN min(length(path)) AS steps, b.name AS body, b.level AS level, b.place AS place, b.id AS body_id
ORDER BY steps, body, body_id
