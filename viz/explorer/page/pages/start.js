// The start page: what there is, and the shortest ways to a sentence that proves something.

import { button, h, said } from "../parts/dom.js";
import { get, thingPath, withQuery } from "../parts/api.js";
import { showEvidence } from "../parts/evidence.js";
import { findBox } from "../parts/find.js";
import { day, may, nameOf, number, t, valueWord } from "../parts/words.js";
import { shape } from "../parts/shape.js";

export async function show({ go }) {
  const found = await get("/api/overview");
  if (!Object.keys(found.counts).length) return empty();
  const bodies = ["Regulator", "Court", "Procuratorate", "Organisation"].reduce((sum, label) => sum + (found.counts[label] ?? 0), 0);
  const content = [
    h(
      "section",
      { class: "hero" },
      h("h1", {}, t("headline")),
      findBox({ choose: (thing) => go(thingPath(thing.id)), label: t("find"), placeholder: t("findHint") }),
      h(
        "ul",
        { class: "figures" },
        figure(found.counts.Document, t("newsletters")),
        figure(found.counts.Item, t("developments")),
        figure(found.counts.Law, t("laws")),
        figure(bodies, t("bodies")),
        figure(found.counts.Penalty, t("penalties")),
        found.fines.total_cny !== null && figure(number(found.fines.total_cny), t("yuan")),
        found.fines.without_amount && figure(found.fines.without_amount, t("silent")),
      ),
    ),
    h(
      "div",
      { class: "columns" },
      card(t("highest"), "/ask/highest-fines?top=50", found.fines.highest.map(fine)),
      card(t("cited"), "/ask/penalties-by-article", found.articles.map(article)),
      card(t("newest"), "/ask/new-items", found.newest.map(development)),
      found.deadlines.length
        ? card(t("deadlines"), withQuery("/ask/comment-deadlines", { since: new Date().toISOString().slice(0, 10) }), found.deadlines.map(deadline))
        : null,
      card(t("read"), "/ask/newsletters", found.newsletters.slice(0, 8).map(letter)),
    ),
  ];
  return { content: content, title: "" };
}

function empty() {
  return {
    content: h(
      "section",
      { class: "hero empty" },
      h("h1", {}, t("emptyTitle")),
      h("p", {}, t("emptyText")),
      may("add") ? h("p", {}, h("a", { class: "button", href: "/add" }, t("addTitle"))) : h("p", {}, h("code", {}, "regatlas build NEWSLETTERS")),
    ),
  };
}

const figure = (value, word) => h("li", {}, h("strong", {}, typeof value === "number" ? number(value) : value ?? 0), " ", word);

function card(title, href, rows) {
  return h(
    "section",
    { class: "card" },
    h("div", { class: "cardbar" }, h("h2", {}, title), h("a", { href, "aria-label": `${t("all")}: ${title}` }, t("all"))),
    rows.length ? h("ul", { class: "rows" }, rows) : h("p", { class: "soft" }, t("noRows")),
  );
}

const fine = (each) =>
  h(
    "li",
    {},
    button(
      [
        h("span", { class: "amount" }, each.amount_cny === null ? t("unknown") : `¥ ${number(each.amount_cny)}`),
        h("span", { class: "names" }, said(nameOf(each.party)), h("small", {}, said(nameOf(each.body)), ` · ${day(each.date)}`)),
      ],
      () => showEvidence(each.edge),
      { class: "row", title: t("readSentence") },
    ),
  );

const article = (each) =>
  h(
    "li",
    {},
    h(
      "a",
      { class: "row", href: thingPath(each.article_id) },
      shape("Article"),
      h(
        "span",
        { class: "names" },
        said(`${each.law} ${each.article}`),
        h("small", {}, `${valueWord(each.cited_as)} · ${each.penalties} ${t("penalties")}${each.fines_cny === null ? "" : ` · ¥ ${number(each.fines_cny)}`}`),
      ),
    ),
  );

const development = (each) =>
  h(
    "li",
    {},
    h(
      "a",
      { class: "row", href: thingPath(each.id) },
      h("span", { class: "names" }, said((each.title || each.id).slice(0, 160)), h("small", {}, `${day(each.date)} · ${valueWord(each.category)}`)),
    ),
  );

const deadline = (each) =>
  h(
    "li",
    {},
    h(
      "a",
      { class: "row", href: thingPath(each.law_id) },
      h("span", { class: "names" }, said(each.law), h("small", {}, `${t("until")} ${each.comments_until} · ${each.bodies.join("; ")}`)),
    ),
  );

const letter = (each) =>
  h(
    "li",
    {},
    h(
      "a",
      { class: "row", href: thingPath(each.id) },
      h("span", { class: "names" }, said([each.publisher, each.issue].filter(Boolean).join(", ") || each.name), h("small", {}, said(each.name))),
    ),
  );
