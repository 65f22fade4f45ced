/*
title: Where two newsletters disagree
topic: sources
question: Which dates, deadlines or amounts do two newsletters give differently for the same fact?
parameters: []
columns: [source, predicate, target, detail, newsletter, other_newsletter, date, other_date, amount_cny, other_amount_cny, effective, other_effective, comments_until, other_comments_until, quote, other_quote, edge_id, other_edge_id]
*/
MATCH (a)-[e:ISSUED|PENALISED]->(b), (a)-[f:ISSUED|PENALISED]->(b)
WHERE e.predicate = f.predicate AND e.document < f.document
  AND coalesce(e.kind, e.stage, '') = coalesce(f.kind, f.stage, '')
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = e.item
MATCH (g:Document)-[:CONTAINS]->(j:Item)
WHERE j.id = f.item
WITH a, e, b, f, d, g, coalesce(e.date, i.date) AS date, coalesce(f.date, j.date) AS other_date
// Penalties that differ in both day and amount are two penalties, not one reported differently.
WHERE (e.predicate = 'ISSUED'
       AND (date <> other_date OR e.effective <> f.effective OR e.comments_until <> f.comments_until))
   OR (e.predicate = 'PENALISED'
       AND ((date <> other_date AND e.amount_cny = f.amount_cny) OR (date = other_date AND e.amount_cny <> f.amount_cny)))
RETURN a.name AS source, e.predicate AS predicate, b.name AS target, coalesce(e.kind, e.stage) AS detail,
       coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name) AS newsletter,
       coalesce(g.publisher, 'Unknown publisher') + ', ' + coalesce(g.issue, g.name) AS other_newsletter, date, other_date,
       e.amount_cny AS amount_cny, f.amount_cny AS other_amount_cny, e.effective AS effective,
       f.effective AS other_effective, e.comments_until AS comments_until, f.comments_until AS other_comments_until,
       e.quote AS quote, f.quote AS other_quote, e.id AS edge_id, f.id AS other_edge_id
ORDER BY predicate, source, target, detail, date, other_date, edge_id, other_edge_id
