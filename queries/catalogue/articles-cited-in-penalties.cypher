/*
title: Articles cited in penalties, with the sentence and its source
topic: penalties
question: Which articles are cited where someone was penalised, and where does it say so?
parameters: [law, article, cited_as, body, period]
columns: [law, article, cited_as, date, authority, party, kind, amount_cny, months, quote, citation, title, newsletter, urls, case_id, edge_id, citation_id]
*/
//+ law MATCH (w:Law)<-[:PART_OF]-(x:Article) WHERE w.id = $law WITH DISTINCT x
MATCH (k:LegalCase)-[t:CITED]->(x:Article)
WHERE ($article = '' OR x.id = $article) AND ($cited_as = '' OR t.as = $cited_as)
MATCH (a)-[p:PENALISED]->(c)
WHERE p.case_id = k.id AND ($body = '' OR a.id = $body)
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = p.item AND coalesce(i.date, d.issue, $period) STARTS WITH $period
MATCH (l:Law)
WHERE l.id = x.law AND ($law = '' OR l.id = $law)
RETURN DISTINCT l.name AS law, x.number AS article, t.as AS cited_as, i.date AS date, a.name AS authority,
       c.name AS party, p.kind AS kind, p.amount_cny AS amount_cny, p.months AS months, p.quote AS quote,
       t.quote AS citation, coalesce(i.title, i.name) AS title,
       coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name) AS newsletter,
       i.urls AS urls, k.id AS case_id, p.id AS edge_id, t.id AS citation_id
ORDER BY law, article, cited_as, date, case_id, authority, party, kind, edge_id, citation_id
