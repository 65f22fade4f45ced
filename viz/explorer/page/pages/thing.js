// The page of one thing: who was penalised under it, by it or beside it, with the proof of each line a click away.

import { button, h, outside, said } from "../parts/dom.js";
import { get, thingPath, withQuery } from "../parts/api.js";
import { finesByMonth } from "../parts/chart.js";
import { copyAddress, markedText, showEvidence, sourceOf } from "../parts/evidence.js";
import { columnWord, day, isChinese, kindWord, lineWord, nameOf, number, t, valueWord } from "../parts/words.js";
import { shape } from "../parts/shape.js";
import { dataTable } from "../parts/table.js";

/** Of a trace's columns, those that a person reads; a download has them all. */
const SHOWN = ["date", "authority", "party", "kind", "amount_cny", "months", "law", "article", "cited_as", "quote", "title", "case_id", "edge_id", "citation_id", "party_id"];
const TYPES = { amount_cny: "number", months: "integer" };

export async function show({ name, go }) {
  const found = await get(`/api/thing/${encodeURIComponent(name)}`);
  // What there is nothing to be penalised for has other things to tell: the first of them is open.
  const first = found.trace?.rows.length ? null : found.sections.find((section) => !section.query.startsWith("penalties-"));
  const content = [
    header(found),
    found.reading && reading(found),
    found.items && items(found.items),
    found.trace && traced(found),
    found.sections.map((section) => lazily(section, section === first)),
    found.connections.length ? connections(found) : null,
    found.mentions.length ? mentions(found) : null,
  ];
  return { content: content.flat().filter(Boolean), title: nameOf(found), className: "thing" };
}

function header(found) {
  const other = isChinese() ? found.name : found.name_zh;
  const aliases = (found.properties.aliases ?? []).filter((alias) => alias !== other);
  const facts = Object.entries(found.properties).filter(([key]) => key !== "aliases" && key !== "known");
  return h(
    "header",
    { class: "about" },
    h("p", { class: "kind" }, shape(found.label), " ", kindWord(found.label)),
    h("h1", {}, said(nameOf(found))),
    other && other !== nameOf(found) ? said(other, "p", { class: "soft other" }) : null,
    aliases.length ? h("p", { class: "soft" }, `${t("alsoCalled")}: `, aliases.slice(0, 12).map((alias, at) => [at ? ", " : "", said(alias)])) : null,
    h(
      "dl",
      { class: "facts" },
      found.links.map((link) => h("div", {}, h("dt", {}, columnWord({ name: link.as })), h("dd", {}, h("a", { href: thingPath(link.id) }, said(nameOf(link)))))),
      facts.map(([key, value]) => h("div", {}, h("dt", {}, columnWord({ name: key })), h("dd", {}, factOf(key, value)))),
    ),
    h(
      "p",
      { class: "actions" },
      !["Item", "Document"].includes(found.label) && h("a", { class: "button", href: withQuery("/graph", { focus: found.id }) }, t("inGraph")),
      found.label === "Law" && h("a", { href: withQuery("/pictures/law-life", { node: found.id }) }, t("timelinePicture")),
      found.trace?.rows.length ? h("a", { href: withQuery("/pictures/citation-trace", { node: found.id }) }, t("tracePicture")) : null,
      button(t("copyLink"), copyAddress, { class: "quiet" }),
    ),
  );
}

function factOf(key, value) {
  if (key === "urls") return value.map((url) => [outside(url), " "]);
  if (Array.isArray(value)) return value.map((each, at) => [at ? "; " : "", said(each)]);
  return typeof value === "number" ? number(value) : typeof value === "boolean" ? t("yes") : said(valueWord(value));
}

const section = (title, ...content) => h("section", { class: "part" }, h("h2", {}, title), ...content);

function traced(found) {
  const { summary, rows } = found.trace;
  if (!rows.length) return section(t("penaltiesTitle"), h("p", { class: "soft" }, t("noPenalty")));
  const figures = [
    [summary.cases, t("cases")],
    [summary.penalties, t("penalties")],
    summary.fines && [summary.fines, t("fines")],
    summary.fines_cny !== null && [summary.fines_cny, t("yuan")],
    summary.fines_without_amount && [summary.fines_without_amount, t("silent")],
  ].filter(Boolean);
  // What the page's heading says, or no row does, needs no column.
  const same = (column) => ["article", "law"].includes(column) && rows.every((row) => row[column] === rows[0][column]) && ["Article", "Law"].includes(found.label);
  const columns = SHOWN.filter((column) => !same(column) && rows.some((row) => row[column] !== null));
  const answer = {
    columns: columns.map((column) => ({ name: column, type: TYPES[column] ?? "string" })),
    rows: rows.map((row) => columns.map((column) => row[column])),
    refs: found.trace.refs,
  };
  return section(
    t("penaltiesTitle"),
    h("ul", { class: "figures" }, figures.map(([value, word]) => h("li", {}, h("strong", {}, number(value)), " ", word))),
    finesByMonth(onePenaltyEach(rows)),
    dataTable(answer, { name: "trace", onProof: showEvidence, caption: t("penaltiesTitle") }),
  );
}

/** A penalty stands in a row for each citation of its case; the chart counts it once. */
const onePenaltyEach = (rows) => [
  ...new Map(rows.filter((row) => row.edge_id).map((row) => [[row.party_id, row.kind, row.amount_cny, row.date ?? row.case_id].join(), row])).values(),
];

/** A question of the catalogue about this thing, asked when it is opened. */
function lazily(part, open) {
  const title = part.title;
  const body = h("div");
  const address = withQuery(`/ask/${part.query}`, part.given);
  const opened = async () => {
    if (!box.open || body.childElementCount) return;
    body.replaceChildren(h("p", { class: "soft" }, "…"));
    try {
      const answer = await get(withQuery(`/api/ask/${part.query}`, part.given));
      body.replaceChildren(
        dataTable(answer, { name: part.query, onProof: showEvidence, caption: title }),
        h("p", { class: "soft" }, h("a", { href: address }, t("questions"), " →")),
      );
    } catch (error) {
      body.replaceChildren(h("p", { class: "note" }, error.message));
    }
  };
  const box = h("details", { class: "part", open, on: { toggle: opened } }, h("summary", {}, h("h2", {}, (isChinese() && part.title_zh) || title)), body);
  return box;
}

function reading(found) {
  return section(
    found.label === "Item" ? t("text") : t("wholeItem"),
    h("p", { class: "letter", dir: "auto" }, markedText(found.reading.text)),
    sourceOf(found.reading),
  );
}

const items = (list) =>
  section(
    t("items"),
    h("ul", { class: "rows" }, list.map((each) => h("li", {}, h("a", { class: "row", href: thingPath(each.id) }, h("span", { class: "names" }, said((each.title || each.id).slice(0, 200)), h("small", {}, `${day(each.date)} · ${valueWord(each.category)}`)))))),
  );

function connections(found) {
  const groups = new Map();
  for (const each of found.connections) {
    const key = `${each.kind} ${each.out}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return section(
    `${t("connections")} (${found.connections.length})`,
    [...groups.values()].map((list) =>
      h(
        "details",
        { class: "group", open: list.length <= 12 },
        h("summary", {}, `${list[0].out ? "→" : "←"} ${lineWord(list[0].kind)} (${list.length})`),
        h(
          "ul",
          { class: "rows" },
          list.map((each) =>
            h(
              "li",
              { class: "pair" },
              shape(each.other.label),
              h("a", { href: thingPath(each.other.id) }, said(nameOf(each.other).slice(0, 200))),
              h("small", {}, [...each.dates, ...each.details].join(" · ")),
              button("❝", () => showEvidence(each.line), { class: "proof", title: t("readSentence"), "aria-label": `${t("readSentence")}: ${nameOf(each.other).slice(0, 80)}` }),
            ),
          ),
        ),
      ),
    ),
  );
}

const mentions = (found) =>
  section(
    `${t("mentionedIn")} (${found.mentions.length})`,
    h(
      "ul",
      { class: "rows" },
      found.mentions.map((each) =>
        h(
          "li",
          { class: "pair" },
          h("a", { href: thingPath(each.id) }, said((each.title || each.id).slice(0, 200))),
          h("small", {}, [each.publisher, day(each.day)].filter(Boolean).join(" · ")),
          button("❝", () => showEvidence(each.edge), { class: "proof", title: t("readSentence"), "aria-label": `${t("readSentence")}: ${(each.title || each.id).slice(0, 80)}` }),
        ),
      ),
    ),
  );
