// The frame of every page: the address says which page it is, and a link sent to a colleague shows the same.

import { announce, button, h } from "./parts/dom.js";
import { get, thingPath } from "./parts/api.js";
import { closePanel, showEvidence } from "./parts/evidence.js";
import { findBox } from "./parts/find.js";
import { isChinese, may, setLanguage, setServed, t } from "./parts/words.js";

const PAGES = [
  { path: /^\/$/, module: "./pages/start.js", word: "start", href: "/" },
  { path: /^\/graph$/, module: "./pages/graph.js", word: "graph", href: "/graph" },
  { path: /^\/ask(?:\/([\w-]+))?$/, module: "./pages/ask.js", word: "questions", href: "/ask" },
  { path: /^\/pictures(?:\/([\w-]+))?$/, module: "./pages/pictures.js", word: "pictures", href: "/pictures" },
  { path: /^\/cypher$/, module: "./pages/cypher.js", word: "cypher", href: "/cypher", needs: "cypher" },
  { path: /^\/add$/, module: "./pages/add.js", word: "add", href: "/add", needs: "add" },
  { path: /^\/thing\/(.+)$/, module: "./pages/thing.js" },
];
const main = document.getElementById("main");
let leave = null;
let turn = 0;

function frame() {
  document.getElementById("skip").textContent = t("skip");
  const nav = document.getElementById("nav");
  nav.setAttribute("aria-label", t("menu"));
  nav.replaceChildren(
    ...PAGES.filter((page) => page.word && (!page.needs || may(page.needs))).map((page) => h("a", { href: page.href }, t(page.word))),
  );
  document
    .getElementById("find")
    .replaceChildren(findBox({ choose: (thing) => go(thingPath(thing.id)), label: t("find"), placeholder: t("find") }));
  document.getElementById("tools").replaceChildren(
    button(t("language"), () => (setLanguage(isChinese() ? "en" : "zh"), frame(), render()), { class: "quiet", title: t("toChinese") }),
    themeButton(),
  );
  here();
}

const THEMES = { auto: "◐", light: "☀", dark: "☾" };
function themeButton() {
  const now = localStorage.getItem("theme") ?? "auto";
  const next = { auto: "light", light: "dark", dark: "auto" }[now];
  return button(
    THEMES[now],
    () => {
      localStorage.setItem("theme", next);
      paint();
      frame();
    },
    { class: "quiet", title: t("themes")[now], "aria-label": t("themes")[now] },
  );
}
function paint() {
  const theme = localStorage.getItem("theme") ?? "auto";
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  dispatchEvent(new Event("themechange"));
}

function here() {
  for (const link of document.querySelectorAll("#nav a")) {
    const path = link.getAttribute("href");
    const same = path === "/" ? location.pathname === "/" : location.pathname.startsWith(path);
    if (same) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

/** Goes to an address of the explorer. */
export function go(address, { replace = false } = {}) {
  history[replace ? "replaceState" : "pushState"](null, "", address);
  closePanel();
  render();
}

async function render() {
  const mine = ++turn;
  leave?.();
  leave = null;
  here();
  const page = PAGES.find((each) => each.path.test(location.pathname));
  main.setAttribute("aria-busy", "true");
  try {
    if (!page) throw new Error(t("notFound"));
    const { show } = await import(page.module);
    const match = page.path.exec(location.pathname);
    const values = Object.fromEntries(new URLSearchParams(location.search));
    delete values.evidence;
    const shown = await show({ name: match[1] && decodeURIComponent(match[1]), values, go });
    if (mine !== turn) return shown.leave?.();
    main.replaceChildren(...[shown.content].flat());
    main.className = shown.className ?? "";
    document.title = shown.title ? `${shown.title.slice(0, 120)} · RegAtlas` : "RegAtlas";
    leave = shown.leave ?? null;
    shown.ready?.();
  } catch (error) {
    if (mine !== turn) return;
    main.className = "";
    main.replaceChildren(h("h1", {}, t("wrong")), h("p", { class: "note" }, error.message), h("p", {}, h("a", { href: "/" }, t("start"))));
    document.title = `${t("wrong")} · RegAtlas`;
  }
  main.removeAttribute("aria-busy");
  main.dataset.ready = location.pathname;
  const evidence = new URLSearchParams(location.search).get("evidence");
  if (evidence) showEvidence(evidence, { focus: false });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const address = new URL(link.href);
  if (address.origin !== location.origin || link.target === "_blank" || link.download || link.hash) return;
  if (address.pathname.startsWith("/api/") || address.pathname.startsWith("/static/")) return;
  event.preventDefault();
  go(address.pathname + address.search);
  scrollTo(0, 0);
  main.focus({ preventScroll: true });
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select");
  if (event.key === "Escape") closePanel();
  else if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    document.querySelector("#find input").focus();
  }
});
addEventListener("popstate", () => (closePanel(), render()));
for (const event of ["dragover", "drop"]) {
  addEventListener(event, (dropped) => {
    if (!dropped.dataTransfer?.types.includes("Files")) return;
    dropped.preventDefault(); // A file that misses its place must not open instead of this page.
    if (event === "drop" && may("add") && location.pathname !== "/add") {
      const files = [...dropped.dataTransfer.files];
      go("/add");
      import("./pages/add.js").then(({ take }) => take(files));
    }
  });
}

paint();
try {
  setServed(await get("/api/words"));
  frame();
  await render();
} catch (error) {
  main.replaceChildren(h("p", { class: "note" }, error.message));
  announce(error.message);
}
