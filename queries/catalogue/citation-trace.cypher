/*
title: From penalty to article to law, and back
topic: penalties
question: For an article, a law, a body, a party or a case - who was penalised, by whom, how, under what, and where does it say so?
parameters: [law, article, body, party, case_id]
columns: [law, article, cited_as, date, authority, acting, party, kind, amount_cny, months, quote, citation, title, newsletter, urls, case_kind, case_id, edge_id, citation_id, party_id]
*/
//+ law MATCH (w:Law)<-[:PART_OF*0..1]-(y)<-[:CITED]-(k:LegalCase) WHERE w.id = $law WITH DISTINCT k
//+ article MATCH (y)<-[:CITED]-(k:LegalCase) WHERE y.id = $article OR y.id STARTS WITH ($article + '(') WITH DISTINCT k
//+ body MATCH (z)-[e:ENFORCED|PROSECUTED|HEARD|PENALISED]->(y) WHERE z.id = $body
//+ body WITH DISTINCT CASE WHEN e.predicate = 'PENALISED' THEN e.case_id ELSE y.id END AS case_key
//+ body MATCH (k:LegalCase) WHERE k.id = case_key WITH DISTINCT k
//+ party MATCH (z)<-[e:PENALISED]-(y) WHERE z.id = $party WITH DISTINCT e.case_id AS case_key
//+ party MATCH (k:LegalCase) WHERE k.id = case_key WITH DISTINCT k
MATCH (k:LegalCase)
WHERE ($case_id = '' OR k.id = $case_id)
MATCH (d:Document)-[:CONTAINS]->(i:Item)
WHERE i.id = k.item
OPTIONAL MATCH (b)-[:ENFORCED|PROSECUTED|HEARD]->(k)
WITH d, i, k, collect(DISTINCT b.id) AS acting_ids, collect(DISTINCT b.name) AS acting
OPTIONAL MATCH (k)-[t:CITED]->(x)
WITH d, i, k, acting_ids, acting, t, x, coalesce(x.law, x.id) AS law_id
OPTIONAL MATCH (l:Law)
WHERE l.id = law_id
OPTIONAL MATCH (a)-[p:PENALISED]->(c)
WHERE p.case_id = k.id
WITH d, i, k, acting_ids, acting, t, x, l, a, p, c
WHERE ($law = '' OR l.id = $law)
  AND ($article = '' OR x.id = $article OR x.id STARTS WITH ($article + '('))
  AND ($body = '' OR a.id = $body OR $body IN acting_ids)
  AND ($party = '' OR c.id = $party)
RETURN l.name AS law, CASE WHEN x.law IS NULL THEN null ELSE x.number END AS article, t.as AS cited_as,
       i.date AS date, a.name AS authority, acting,
       c.name AS party, p.kind AS kind, p.amount_cny AS amount_cny, p.months AS months, p.quote AS quote,
       t.quote AS citation, coalesce(i.title, i.name) AS title,
       coalesce(d.publisher, 'Unknown publisher') + ', ' + coalesce(d.issue, d.name) AS newsletter,
       i.urls AS urls, k.kind AS case_kind, k.id AS case_id,
       p.id AS edge_id, t.id AS citation_id, c.id AS party_id
ORDER BY law, article, cited_as, date, case_id, authority, party, kind, edge_id, citation_id
