// Building the page: whatever a document says enters it as text, never as markup.

const PROPERTIES = new Set(["value", "checked", "disabled", "hidden", "open", "selected", "multiple"]);

/** An element: `attributes` may hold `on` ({event: handler}), `class`, `data`; children are nodes or text. */
export function h(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") for (const [event, handler] of Object.entries(value)) made.addEventListener(event, handler);
    else if (name === "data") Object.assign(made.dataset, value);
    else if (PROPERTIES.has(name)) made[name] = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...flat(children));
  return made;
}

/** The same for parts of a drawing. */
export function svg(tag, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === "on") for (const [event, handler] of Object.entries(value)) made.addEventListener(event, handler);
    else if (value !== undefined && value !== null) made.setAttribute(name, value);
  }
  made.append(...flat(children));
  return made;
}

const flat = (children) => children.flat(3).filter((child) => child !== undefined && child !== null && child !== false);

/** Text from a document: its direction is its own and reorders nothing around it. */
export const said = (text, tag = "bdi", attributes = {}) => h(tag, { dir: "auto", ...attributes }, text);

/** Only addresses on the web are links. */
export function outside(url) {
  if (!/^https?:\/\/[^/]/i.test(url)) return said(url);
  let host = url;
  try {
    host = new URL(url).hostname.replace(/^www\./, "");
  } catch {
    return said(url);
  }
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer", title: url }, said(host), " ↗");
}

export function button(text, onclick, attributes = {}) {
  return h("button", { type: "button", ...attributes, on: { click: onclick } }, text);
}

/** Tells screen readers what has changed. */
export function announce(text) {
  let live = document.getElementById("live");
  if (!live) {
    live = h("div", { id: "live", class: "hidden", role: "status", "aria-live": "polite" });
    document.body.append(live);
  }
  live.textContent = text;
}
