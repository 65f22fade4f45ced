// The box that finds things while one types: a combobox with a list of suggestions.

import { announce, h, said } from "./dom.js";
import { get, withQuery } from "./api.js";
import { kindWord, nameOf, t } from "./words.js";
import { shape } from "./shape.js";

let boxes = 0;

/** `choose` is called with the thing chosen; `labels` limits what is found; `local` finds without the server. */
export function findBox({ choose, labels, label, placeholder, value = "", local, clears = true }) {
  const list = h("ul", { role: "listbox", id: `found-${++boxes}`, class: "found", "aria-label": label, hidden: true });
  const input = h("input", {
    type: "search",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    "aria-label": label,
    "aria-expanded": "false",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    placeholder,
    value,
    on: { input: () => look(), keydown: onKey, blur: () => setTimeout(shut, 150), focus: () => input.value && !input.readOnly && look() },
  });
  let things = [];
  let at = -1;
  let asked;
  /** Keys pressed before the answer to what was typed is there; null when none is awaited. */
  let held = null;

  async function look() {
    asked?.abort();
    const text = input.value.trim();
    held = null;
    if (!text) return shut();
    asked = new AbortController();
    held = [];
    try {
      const limits = labels ? { q: text, labels: labels.join(",") } : { q: text };
      things = local ? local(text) : await get(withQuery("/api/find", limits), asked.signal);
    } catch (error) {
      if (error.name !== "AbortError") (announce(error.message), (held = null));
      return;
    }
    if (input.value.trim() !== text) return;
    show();
    const keys = held ?? [];
    held = null;
    keys.forEach(act);
  }
  function show() {
    at = -1;
    input.removeAttribute("aria-activedescendant");
    list.replaceChildren(
      ...(things.length
        ? things.map((thing, place) => option(thing, place))
        : [h("li", { role: "option", "aria-selected": "false", "aria-disabled": "true", class: "soft" }, t("nothingFound"))]),
    );
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }
  function option(thing, place) {
    const other = thing.by && thing.by !== nameOf(thing) ? thing.by : thing.name_zh !== nameOf(thing) ? thing.name_zh : "";
    return h(
      "li",
      {
        role: "option",
        id: `${list.id}-${place}`,
        "aria-selected": "false",
        on: { mousedown: (event) => (event.preventDefault(), take(thing)) },
      },
      shape(thing.label),
      h("span", { class: "names" }, said(nameOf(thing).slice(0, 160)), other ? said(other.slice(0, 80), "small") : null),
      h("small", { class: "kind" }, kindWord(thing.label)),
    );
  }
  function move(step) {
    if (!things.length) return;
    if (list.hidden) return show();
    list.children[at]?.setAttribute("aria-selected", "false");
    at = (at + step + things.length) % things.length;
    const item = list.children[at];
    item.setAttribute("aria-selected", "true");
    item.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", item.id);
  }
  function onKey(event) {
    if (event.isComposing) return; // A Chinese word is still being put together.
    if (event.key === "Escape" && !list.hidden) shut();
    else if (held && ["ArrowDown", "ArrowUp", "Enter"].includes(event.key)) held.push(event.key);
    else if (!act(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  }
  function act(key) {
    if (key === "ArrowDown") move(1);
    else if (key === "ArrowUp") move(-1);
    else if (key === "Enter" && !list.hidden && things.length) take(things[Math.max(at, 0)]);
    else return false;
    return true;
  }
  function take(thing) {
    input.value = clears ? "" : nameOf(thing);
    shut();
    choose(thing);
  }
  function shut() {
    held = null;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  return h("div", { class: "combobox" }, input, list);
}
