// The catalogue: a list of questions, and for each a form, its answer as a table and as a graph.

import { h, button, said } from "../parts/dom.js";
import { get, withQuery } from "../parts/api.js";
import { showEvidence } from "../parts/evidence.js";
import { findBox } from "../parts/find.js";
import { answerTabs } from "../parts/answer.js";
import { isChinese, may, t, valueWord } from "../parts/words.js";

const TOPICS = ["penalties", "fines", "instruments", "bodies", "courts", "sources"];
const titleOf = (query) => (isChinese() && query.title_zh) || query.title;

export async function show({ name, values, go }) {
  return name ? question(name, values, go) : list();
}

async function list() {
  const { queries, questions } = await get("/api/questions");
  const byName = new Map(queries.map((query) => [query.name, query]));
  const link = (query) => h("a", { href: `/ask/${query.name}` }, titleOf(query));
  const cards = TOPICS.map((topic) =>
    h("section", { class: "card" }, h("h2", {}, valueWord(topic)), h("ul", { class: "links" }, queries.filter((query) => query.topic === topic).map((query) => h("li", {}, link(query))))),
  );
  const common = h(
    "ol",
    { class: "asked" },
    questions.map((each) => h("li", {}, h("span", {}, each.question), h("small", {}, each.queries.map((query, at) => [at ? " · " : "", link(byName.get(query))])))),
  );
  const filter = h("input", {
    type: "search",
    placeholder: t("filterQuestions"),
    "aria-label": t("filterQuestions"),
    on: {
      input: () => {
        const words = filter.value.toLowerCase().split(/\s+/);
        for (const item of [...common.children, ...cards.flatMap((card) => [...card.querySelectorAll("li")])]) {
          item.hidden = !words.every((word) => item.textContent.toLowerCase().includes(word));
        }
      },
    },
  });
  return {
    title: t("questions"),
    content: [h("h1", {}, t("questions")), h("p", {}, filter), h("section", { class: "part" }, h("h2", {}, t("peopleAsk")), common), h("h2", {}, t("everyQuestion")), h("div", { class: "columns" }, cards)],
  };
}

async function question(name, values, go) {
  const { queries } = await get("/api/questions");
  const query = queries.find((each) => each.name === name);
  if (!query) throw new Error(t("notFound"));
  const missing = query.parameters.some((each) => each.required && !values[each.name]);
  const answer = h("div", { class: "part" });
  let leave = () => {};
  const ready = async () => {
    if (missing) return;
    answer.replaceChildren(h("p", { class: "soft" }, "…"));
    try {
      const found = await get(withQuery(`/api/ask/${name}`, values));
      const tabs = answerTabs(found, { name, caption: titleOf(query), onProof: showEvidence });
      leave = tabs.leave;
      answer.replaceChildren(tabs.content);
    } catch (error) {
      answer.replaceChildren(h("p", { class: "note" }, error.message));
    }
  };
  return {
    title: titleOf(query),
    content: [
      h("p", { class: "kind" }, h("a", { href: "/ask" }, t("questions")), ` · ${valueWord(query.topic)}`),
      h("h1", {}, titleOf(query)),
      isChinese() ? null : h("p", { class: "soft" }, query.question),
      query.parameters.length ? await form(query, values, go) : null,
      answer,
      h(
        "details",
        { class: "part" },
        h("summary", {}, t("statement")),
        h("pre", { tabindex: "0" }, query.cypher),
        may("cypher") && !query.parameters.length && h("p", {}, h("a", { href: withQuery("/cypher", { q: query.cypher }) }, t("edit"))),
      ),
    ].filter(Boolean),
    ready,
    leave: () => leave(),
  };
}

async function form(query, values, go) {
  const given = { ...values };
  const ask = () => go(withQuery(`/ask/${query.name}`, given));
  const names = await namesOf(query, values);
  const fields = query.parameters.map((each) => field(each, given, names[each.name]));
  return h(
    "form",
    { class: "form", on: { submit: (event) => (event.preventDefault(), ask()) } },
    fields,
    h("div", { class: "field" }, h("button", { class: "button", type: "submit" }, t("ask"))),
  );
}

/** What the things that are already chosen are called. */
async function namesOf(query, values) {
  const found = {};
  for (const each of query.parameters) {
    if (!each.labels || !values[each.name]) continue;
    try {
      found[each.name] = (await get(`/api/thing/${encodeURIComponent(values[each.name])}`)).name;
    } catch {
      found[each.name] = values[each.name];
    }
  }
  return found;
}

function field(each, given, shown) {
  const id = `parameter-${each.name}`;
  const word = (isChinese() && each.name_zh) || each.name.replaceAll("_", " ");
  const set = (value) => (given[each.name] = value);
  const now = given[each.name] ?? "";
  let input;
  if (each.labels) {
    input = findBox({ choose: (thing) => set(thing.id), labels: each.labels, label: word, placeholder: each.required ? "" : t("any"), value: shown ?? "", clears: false });
    input.querySelector("input").addEventListener("input", (event) => set(event.target.value.trim()));
  } else if (each.choices.length || each.type === "boolean") {
    const choices = each.choices.length ? each.choices : ["true", "false"];
    const chosen = now || (each.default === "" ? "" : String(each.default));
    input = h("select", { id, on: { change: () => set(input.value) } }, each.choices.length && h("option", { value: "" }, t("any")), choices.map((choice) => h("option", { value: choice, selected: choice === chosen }, choice === "true" ? t("yes") : choice === "false" ? t("no") : valueWord(choice))));
  } else {
    const hint = { period: "2024, 2024-10", month: "2024-10", date: "2024-10-31" }[each.type] ?? (each.default === "" ? t("any") : String(each.default));
    input = h("input", { id, type: each.type === "integer" ? "number" : each.type === "date" ? "date" : "text", value: now, placeholder: hint, on: { input: () => set(input.value.trim()) } });
  }
  return h("div", { class: "field" }, each.labels ? h("span", { class: "label" }, word) : h("label", { for: id }, word), input, h("small", {}, said(isChinese() ? "" : each.meaning)));
}
