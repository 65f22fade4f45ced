// A table that sorts, filters and downloads what it shows.

import { announce, button, h, outside, said } from "./dom.js";
import { download, thingPath } from "./api.js";
import { columnWord, isValue, lineWord, number, t, valueWord } from "./words.js";

const STEP = 100;
const LINKS = new Set(["urls", "urls_all"]);
/** Kinds of connection that stand in cells as they are spelt in queries. */
const ACTS = new Set(["ISSUED", "ENFORCED", "PROSECUTED", "HEARD", "PENALISED", "CITED"]);
const PROOFS = new Set(["edge_id", "citation_id", "other_edge_id"]);
/** Columns whose id stands in a column of another name. */
const IDS = { item_id: "title", thing_id: "name", cited_id: "cites", document_id: "newsletter", authority_id: "authority" };

/** The kinds of penalty that have an amount or a length: of all others it isn't unknown, there is none. */
const KINDS = { amount_cny: ["fine", "confiscation", "compensation", "other"], months: ["imprisonment", "suspended_sentence", "detention", "suspension", "other"] };

/** `answer` has columns ({name, type}), rows and refs (name -> id); `name` is that of files to download. */
export function dataTable(answer, { name, onProof, caption }) {
  const plan = planOf(answer.columns, answer.rows);
  const state = { rows: answer.rows, sort: null, down: false, words: [], shown: STEP };
  const body = h("tbody");
  const count = h("output", { class: "soft" });
  const more = button(t("more"), () => show(state.shown + STEP), { class: "quiet" });
  const folded = answer.rows.map((row) => fold(plan.visible.map((place) => plainText(row[place])).join(" ")));
  const numberOf = new Map(answer.rows.map((row, place) => [row, place]));

  const filter = h("input", {
    type: "search",
    "aria-label": `${t("filterRows")}${caption ? `: ${caption}` : ""}`,
    placeholder: t("filterRows"),
    on: {
      input: () => {
        state.words = fold(filter.value).split(/\s+/).filter(Boolean);
        apply();
      },
    },
  });

  function apply() {
    const kept = answer.rows.filter((row) => state.words.every((word) => folded[numberOf.get(row)].includes(word)));
    if (state.sort !== null) kept.sort((a, b) => compare(a[state.sort], b[state.sort], state.down));
    state.rows = kept;
    show(STEP);
  }
  function show(most) {
    state.shown = most;
    body.replaceChildren(...state.rows.slice(0, most).map(rowOf));
    more.hidden = state.rows.length <= most;
    const all = answer.rows.length;
    count.textContent = `${state.rows.length === all ? all : `${state.rows.length} ${t("of")} ${all}`} ${t("rows")}`;
  }
  function rowOf(row) {
    const cells = plan.visible.map((place) =>
      h(
        "td",
        { class: plan.numeric.has(place) ? "number" : undefined, "data-label": columnWord(answer.columns[place]) },
        cellOf(answer, plan, row, place),
      ),
    );
    const proofs = plan.proofs.filter((place) => row[place]);
    if (plan.proofs.length) {
      cells.unshift(
        h(
          "td",
          { class: "proof" },
          proofs.map((place) =>
            button("❝", () => onProof(row[place]), {
              class: "proof",
              title: t("readSentence"),
              "aria-label": `${t("readSentence")}: ${plainText(row[plan.visible[0]]).slice(0, 80)}`,
            }),
          ),
        ),
      );
    }
    return h("tr", {}, cells);
  }
  function sortBy(place, header) {
    state.down = state.sort === place ? !state.down : plan.numeric.has(place);
    state.sort = place;
    for (const other of header.parentElement.children) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", state.down ? "descending" : "ascending");
    apply();
    announce(`${columnWord(answer.columns[place])}: ${state.down ? "↓" : "↑"}`);
  }

  const heads = plan.visible.map((place) => {
    const header = h(
      "th",
      { scope: "col", class: plan.numeric.has(place) ? "number" : undefined },
      button(columnWord(answer.columns[place]), () => sortBy(place, header), { class: "sort" }),
    );
    return header;
  });
  if (plan.proofs.length) heads.unshift(h("th", { scope: "col" }, h("span", { class: "hidden" }, t("proof"))));
  const save = (kind) =>
    download(kind, name, answer.columns.map((column) => column.name), state.rows).catch((error) => announce(error.message));
  show(STEP);
  if (!answer.rows.length) return h("p", { class: "soft" }, t("noRows"));
  return h(
    "div",
    { class: "table" },
    h(
      "div",
      { class: "tablebar" },
      answer.rows.length > 6 && filter,
      count,
      h("span", { class: "push" }),
      button("CSV", () => save("csv"), { class: "quiet", title: `${t("download")}: CSV` }),
      button("Excel", () => save("xlsx"), { class: "quiet", title: `${t("download")}: Excel` }),
    ),
    h(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": caption || t("table") },
      h("table", {}, caption && h("caption", { class: "hidden" }, caption), h("thead", {}, h("tr", {}, heads)), body),
    ),
    more,
    answer.truncated && h("p", { class: "note" }, t("truncated")),
  );
}

function planOf(columns, rows) {
  const names = columns.map((column) => column.name);
  const proofs = names.flatMap((name, place) => (PROOFS.has(name) ? [place] : []));
  const idOf = new Map();
  names.forEach((name, place) => {
    if (!name.endsWith("_id") || PROOFS.has(name)) return;
    const bearer = names.indexOf(IDS[name] ?? name.slice(0, -3));
    if (bearer >= 0) idOf.set(bearer, place);
    else if (name === "case_id" && names.includes("title")) idOf.set(names.indexOf("title"), place);
  });
  const hidden = new Set([...proofs, ...idOf.values()]);
  names.forEach((name, place) => name.endsWith("_id") && hidden.add(place));
  const all = names.map((_, place) => place);
  const visible = all.filter((place) => !hidden.has(place));
  const isNumeric = (place) =>
    ["integer", "number"].includes(columns[place].type) ||
    (rows.some((row) => typeof row[place] === "number") && rows.every((row) => row[place] === null || typeof row[place] === "number"));
  const numeric = new Set(all.filter(isNumeric));
  return { proofs, idOf, visible: visible.length ? visible : all, numeric };
}

function cellOf(answer, plan, row, place) {
  const value = row[place];
  if (value === null || value === undefined || (Array.isArray(value) && !value.length)) {
    return h("span", { class: "soft" }, value === null && plan.numeric.has(place) && mayHave(answer, row, place) ? t("unknown") : "–");
  }
  if (LINKS.has(answer.columns[place].name)) return h("div", { class: "cell" }, [value].flat().map((url) => [outside(String(url)), " "]));
  const id = plan.idOf.has(place) ? row[plan.idOf.get(place)] : null;
  if (id) return h("div", { class: "cell" }, h("a", { href: thingPath(id) }, said(text(value))));
  if (Array.isArray(value)) {
    return h("div", { class: "cell" }, value.map((each, at) => [at ? "; " : "", linked(answer, each)]));
  }
  if (typeof value === "object" && typeof value.id === "string") {
    return h("a", { href: value.label ? thingPath(value.id) : `?evidence=${encodeURIComponent(value.id)}` }, said(value.name ?? value.id));
  }
  return h("div", { class: "cell" }, linked(answer, value));
}

function mayHave({ columns }, row, place) {
  const kind = columns.findIndex((column) => ["kind", "detail"].includes(column.name));
  const kinds = KINDS[columns[place].name];
  return !kinds || kind < 0 || kinds.includes(row[kind]);
}

function linked(answer, value) {
  const id = typeof value === "string" ? answer.refs?.[value] : null;
  return id ? h("a", { href: thingPath(id) }, said(value)) : said(text(value));
}

const text = (value) =>
  typeof value === "number"
    ? Number.isInteger(value) && Math.abs(value) < 10_000 ? String(value) : number(value)
    : typeof value === "boolean" ? (value ? t("yes") : t("no"))
    : typeof value === "object" && value !== null ? JSON.stringify(value)
    : isValue(value) ? valueWord(value)
    : ACTS.has(value) ? lineWord(value) : String(value);

function plainText(value) {
  if (value === null || value === undefined) return "";
  return Array.isArray(value) ? value.map(plainText).join("; ") : text(value);
}

const fold = (value) => value.normalize("NFKC").toLowerCase();

/** Numbers by size, all else by its text; what is unknown comes last. */
function compare(a, b, down) {
  const none = [a, b].map((value) => value === null || value === undefined || value === "");
  if (none[0] || none[1]) return none[0] - none[1];
  const up =
    typeof a === "number" && typeof b === "number"
      ? a - b
      : plainText(a).localeCompare(plainText(b), "zh-Hans-CN-u-co-pinyin", { numeric: true });
  return down ? -up : up;
}
