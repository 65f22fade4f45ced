/*
title: Who is under whom
topic: bodies
question: How do the bodies hang together, nationally and locally?
parameters: [level, place]
columns: [parent, body, level, place, sector, parent_id, body_id]
*/
MATCH (b)-[:SUBORDINATE_TO]->(p)
WHERE ($level = '' OR b.level = $level) AND ($place = '' OR toLower(coalesce(b.place, '')) CONTAINS toLower($place))
RETURN DISTINCT p.name AS parent, b.name AS body, b.level AS level, b.place AS place, b.sector AS sector,
       p.id AS parent_id, b.id AS body_id
ORDER BY parent, body, parent_id, body_id
