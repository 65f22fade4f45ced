// Pictures that answer a question at a glance, each with the rows that it rests on, and as files for memos.

import { h, said } from "../parts/dom.js";
import { get, withQuery } from "../parts/api.js";
import { showEvidence } from "../parts/evidence.js";
import { findBox } from "../parts/find.js";
import { nameOf, t } from "../parts/words.js";
import { dataTable } from "../parts/table.js";

const BODIES = ["Regulator", "Court", "Procuratorate", "Organisation"];
/** Each picture's word, the kinds of thing that it can be about, and whether it must be about one. */
const PICTURES = {
  "fines-by-regulator": { word: "finesPicture", labels: BODIES },
  "fines-by-law": { word: "finesLawPicture", labels: ["Law"] },
  "citation-matrix": { word: "matrixPicture", labels: [...BODIES, "Law"] },
  regulators: { word: "regulatorsPicture" },
  "law-life": { word: "timelinePicture", labels: ["Law"], needs: true },
  "citation-trace": { word: "tracePicture", labels: ["Article", "Law", "Company", "LegalCase", ...BODIES], needs: true },
};

export async function show({ name = "fines-by-regulator", values, go }) {
  const picture = PICTURES[name];
  if (!picture) throw new Error(t("notFound"));
  const node = values.node ?? "";
  const about = node ? await get(`/api/thing/${encodeURIComponent(node)}`) : null;
  const links = Object.entries(PICTURES).map(([key, each]) => h("a", { href: `/pictures/${key}`, "aria-current": key === name ? "page" : undefined }, t(each.word)));
  const box =
    picture.labels &&
    findBox({ choose: (thing) => go(withQuery(`/pictures/${name}`, { node: thing.id })), labels: picture.labels, label: t("about"), placeholder: picture.needs ? t("chooseAbout") : t("about"), value: about ? nameOf(about) : "", clears: false });
  const content = [
    h("h1", {}, t(picture.word), about ? [": ", said(nameOf(about))] : null),
    h("nav", { class: "pills", "aria-label": t("pictures") }, links),
    box && h("div", { class: "about" }, h("div", { class: "narrow" }, box)),
  ].filter(Boolean);
  if (!picture.needs || node) content.push(...(await drawn(name, node, t(picture.word))));
  return { title: t(picture.word), content };
}

async function drawn(name, node, word) {
  const behind = await get(withQuery(`/api/picture/${name}`, { node }));
  if (!behind.drawn) return [h("p", { class: "soft" }, behind.lead ?? t("noRows"))];
  const file = (form) => withQuery(`/api/picture/${name}.${form}`, { node });
  const save = (form, said) => h("a", { class: "file", href: file(form), download: `${name}.${form}` }, said);
  return [
    h("a", { class: "frameless", href: file("svg"), target: "_blank", rel: "noopener" }, h("img", { class: "picture", src: file("svg"), alt: `${word}. ${behind.lead ?? ""}` })),
    h("p", { class: "actions" }, h("span", { class: "soft" }, `${t("download")}:`), save("svg", "SVG"), save("png", "PNG"), save("html", t("asPage"))),
    behind.rows.length ? dataTable(behind, { name, onProof: showEvidence, caption: word }) : null,
  ].filter(Boolean);
}
