/*
title: How often each article carries penalties, by whom, against whom, for how much
topic: penalties
question: Which articles are cited in penalties, how often, by whom, against whom and for how much, violated and applied apart?
parameters: [law, cited_as, body, period]
columns: [law, article, cited_as, penalties, fines, fines_cny, fines_without_amount, bodies, parties, kinds, article_id]
*/
//+ law MATCH (w:Law)<-[:PART_OF]-(x:Article) WHERE w.id = $law WITH DISTINCT x
MATCH (k:LegalCase)-[t:CITED]->(x:Article)
WHERE ($cited_as = '' OR t.as = $cited_as)
MATCH (a)-[p:PENALISED]->(c)
WHERE p.case_id = k.id AND ($body = '' OR a.id = $body)
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = p.item AND coalesce(i.date, d.issue, $period) STARTS WITH $period
MATCH (l:Law)
WHERE l.id = x.law AND ($law = '' OR l.id = $law)
// A penalty that several bodies impose or several newsletters report counts once.
WITH l.name AS law, x.number AS article, x.id AS article_id, t.as AS cited_as, c.id AS party_id, c.name AS party,
     p.kind AS kind, p.amount_cny AS amount, coalesce(i.date, k.id) AS day,
     collect(DISTINCT a.name) AS authorities, min(a.name) AS first
UNWIND authorities AS authority
WITH law, article, article_id, cited_as, party, kind, authority,
     CASE WHEN authority = first THEN 1 END AS counted,
     CASE WHEN authority = first AND kind = 'fine' THEN 1 END AS fine,
     CASE WHEN authority = first AND kind = 'fine' THEN amount END AS fine_cny
RETURN law, article, cited_as, count(counted) AS penalties, count(fine) AS fines,
       CASE WHEN count(fine_cny) = 0 THEN null ELSE sum(fine_cny) END AS fines_cny,
       count(fine) - count(fine_cny) AS fines_without_amount,
       collect(DISTINCT authority) AS bodies, collect(DISTINCT party) AS parties, collect(DISTINCT kind) AS kinds,
       article_id
ORDER BY penalties DESC, law, article, cited_as, article_id
