// Cypher of one's own: an editor, limits, and the answer as table and graph.

import { button, h } from "../parts/dom.js";
import { send } from "../parts/api.js";
import { answerTabs } from "../parts/answer.js";
import { showEvidence } from "../parts/evidence.js";
import { may, t } from "../parts/words.js";

const EXAMPLES = [
  "MATCH (r:Regulator)-[p:PENALISED]->(c)\nRETURN r.name AS authority, p.kind AS kind, p.amount_cny AS amount_cny, c.name AS party, p.id AS edge_id",
  "MATCH (k:LegalCase)-[c:CITED]->(a:Article)-[:PART_OF]->(l:Law)\nRETURN l.name AS law, a.number AS article, count(*) AS times\nORDER BY times DESC",
  "MATCH (b)-[i:ISSUED]->(l:Law)\nWHERE i.stage = 'draft'\nRETURN l.name AS law, b.name AS body, i.date AS date, i.comments_until AS comments_until\nORDER BY date DESC",
  "MATCH (r:Regulator)-[i:ISSUED]->(l:Law)\nRETURN r, i, l\nLIMIT 60",
];

export async function show({ values, go }) {
  if (!may("cypher")) return { title: "Cypher", content: [h("h1", {}, "Cypher"), h("p", { class: "note" }, t("cypherOff"))] };
  const answer = h("div", { class: "part" });
  let leave = () => {};
  const editor = h("textarea", {
    class: "editor",
    rows: 7,
    spellcheck: "false",
    autocapitalize: "off",
    "aria-label": "Cypher",
    value: values.q ?? EXAMPLES[0],
    on: {
      keydown: (event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
      },
    },
  });
  async function run() {
    history.replaceState(null, "", `/cypher?${new URLSearchParams({ q: editor.value })}`);
    leave();
    leave = () => {};
    answer.replaceChildren(h("p", { class: "soft" }, "…"));
    try {
      const found = await send("POST", "/api/cypher", { statement: editor.value });
      const tabs = answerTabs(found, { name: "cypher", caption: "Cypher", onProof: showEvidence });
      leave = tabs.leave;
      answer.replaceChildren(tabs.content);
    } catch (error) {
      answer.replaceChildren(h("p", { class: "note", role: "alert" }, error.message));
    }
  }
  const examples = EXAMPLES.map((example) => h("li", {}, button(example.split("\n")[0], () => ((editor.value = example), run()), { class: "quiet code" })));
  return {
    title: "Cypher",
    content: [
      h("h1", {}, "Cypher"),
      editor,
      h("p", { class: "actions" }, button(t("run"), run, { class: "button" }), h("span", { class: "soft" }, t("cypherHint"))),
      h("details", { class: "part" }, h("summary", {}, t("examples")), h("ul", { class: "links" }, examples)),
      answer,
    ],
    // A statement in a link is shown, not run: whoever opens it presses the button.
    ready: () => editor.focus(),
    leave: () => leave(),
  };
}
