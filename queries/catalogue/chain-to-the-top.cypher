/*
title: The chain from one body to the top
topic: bodies
question: Through which bodies does this body come to the one at the top?
parameters: {body: {required: true}}
columns: [steps, body, level, place, body_id]
*/
MATCH path = (b)-[:SUBORDINATE_TO*0..8]->(t)
WHERE b.id = $body
RETURN min(length(path)) AS steps, t.name AS body, t.level AS level, t.place AS place, t.id AS body_id
ORDER BY steps, body, body_id
