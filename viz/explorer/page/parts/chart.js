// Bars over time: the amounts of each month, with a mark for what states none.

import { h, svg } from "./dom.js";
import { number, t } from "./words.js";

const WIDTH = 720;
const HEIGHT = 190;
const LEFT = 8;
const BOTTOM = 24;

/** `rows` have date, amount_cny and kind; fines alone are drawn. Nothing for fewer than two fines. */
export function finesByMonth(rows) {
  const months = new Map();
  const undated = rows.filter((row) => row.kind === "fine" && !row.date);
  for (const row of rows) {
    if (row.kind !== "fine" || !row.date) continue;
    const month = months.get(row.date.slice(0, 7)) ?? { sum: 0, silent: 0, count: 0 };
    month.count += 1;
    if (row.amount_cny === null) month.silent += 1;
    else month.sum += row.amount_cny;
    months.set(row.date.slice(0, 7), month);
  }
  const names = allMonths([...months.keys()].sort());
  if (months.size < 2) return null;
  const top = Math.max(...[...months.values()].map((month) => month.sum), 1);
  const step = (WIDTH - 2 * LEFT) / names.length;
  const wide = Math.min(48, Math.max(2, step * 0.7));
  const bars = names.map((name, place) => {
    const month = months.get(name);
    if (!month) return null;
    const tall = (HEIGHT - BOTTOM - 34) * (month.sum / top);
    const x = LEFT + step * (place + 0.5);
    return svg(
      "g",
      { class: "bar" },
      svg("title", {}, `${name}: ${number(month.sum)} ${t("yuan")}; ${month.count} ${t("fines")}${month.silent ? `, ${month.silent} ${t("unknown")}` : ""}`),
      svg("rect", { x: x - wide / 2, y: HEIGHT - BOTTOM - tall, width: wide, height: Math.max(tall, 1), rx: 2 }),
      month.silent && svg("circle", { cx: x, cy: HEIGHT - BOTTOM - tall - 8, r: 4, class: "silent" }),
      names.length <= 14 && month.sum > 0 && svg("text", { x, y: HEIGHT - BOTTOM - tall - (month.silent ? 18 : 6), class: "figure" }, number(month.sum)),
    );
  });
  const every = Math.ceil(names.length / 12);
  const marks = names.map((name, place) =>
    place % every ? null : svg("text", { x: LEFT + step * (place + 0.5), y: HEIGHT - 6, class: "axis" }, name),
  );
  const said = `${t("finesByMonth")}: ${names.filter((name) => months.has(name)).map((name) => `${name} ${number(months.get(name).sum)}`).join(", ")}`;
  return h(
    "figure",
    { class: "chart" },
    h("figcaption", {}, t("finesByMonth")),
    svg(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": said },
      svg("path", { d: `M${LEFT} ${HEIGHT - BOTTOM + 0.5}H${WIDTH - LEFT}`, class: "rule" }),
      bars,
      marks,
    ),
    undated.length ? h("p", { class: "soft" }, `${t("undated")}: ${undated.length} (${number(undated.reduce((sum, row) => sum + (row.amount_cny ?? 0), 0))} ${t("yuan")})`) : null,
  );
}

/** Every month from the first to the last, unless they lie so far apart that most would be empty. */
function allMonths(names) {
  if (!names.length) return names;
  const place = (name) => Number(name.slice(0, 4)) * 12 + Number(name.slice(5)) - 1;
  const [first, last] = [place(names[0]), place(names.at(-1))];
  if (!Number.isFinite(first) || last - first > 60) return names;
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const at = first + i;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
  });
}
