"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const lineOf = new Map(data.lines.map((line) => [line.id, line]));
  const STEP = 300;
  /** Pixels: names that would be smaller on the screen are drawn at this size, as many as there is room for. */
  const READABLE = 11;
  const dark = matchMedia("(prefers-color-scheme: dark)");

  // Everything that comes from a document enters the page through here, as text.
  function element(tag, text, className) {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  }
  function isolated(tag, text, className) {
    const made = element(tag, text, className);
    made.dir = "auto";
    return made;
  }
  function button(text, onclick) {
    const made = isolated("button", text, "plain");
    made.type = "button";
    made.addEventListener("click", onclick);
    return made;
  }
  function link(url) {
    const made = element("a", url);
    made.href = url;
    made.rel = "noopener noreferrer";
    made.target = "_blank";
    return made;
  }

  // ---- the drawing
  const container = byId("network");
  const nodes = new vis.DataSet(data.drawing.nodes);
  const edges = new vis.DataSet(data.drawing.edges);
  const network = new vis.Network(container, { nodes, edges }, data.drawing.options);

  let colours = {};
  function paint(isDark, printing) {
    const text = isDark ? "#e7ebf0" : "#1b2027";
    const ground = isDark ? "#0f1318" : "#ffffff";
    const family = getComputedStyle(document.body).fontFamily;
    colours = { text, ground, family, printing };
    network.setOptions({
      nodes: { scaling: { label: { drawThreshold: printing ? 3 : READABLE + 1 } }, font: { color: text, face: family, strokeWidth: 3, strokeColor: ground } },
      edges: { font: { color: text, face: family, strokeWidth: 3, strokeColor: ground, size: 13 } },
    });
  }
  paint(dark.matches);
  dark.addEventListener("change", () => paint(dark.matches));
  addEventListener("beforeprint", () => { paint(false, true); network.redraw(); showRows(Infinity); });
  addEventListener("afterprint", () => paint(dark.matches));

  // ---- names of a drawing seen from afar: the busiest nodes' first, none over another, and but for a few none
  // over a node
  const busiest = data.drawing.nodes.filter((node) => node.label).sort((a, b) => b.size - a.size);
  network.on("afterDrawing", (context) => {
    const scale = network.getScale();
    if (colours.printing || !busiest.some((node) => node.font.size * scale < READABLE)) return;
    const at = network.getPositions();
    const size = READABLE / scale;
    const few = container.clientWidth / 70;
    const [above, below] = [0, container.clientHeight].map((edge) => network.DOMtoCanvas({ x: 0, y: edge }).y);
    const taken = [];
    const dots = data.drawing.nodes.map(({ id, size: radius }) => boxOf(at[id].x, at[id].y - radius / 2, radius, radius));
    context.font = `${size}px ${colours.family}`;
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    context.lineWidth = 3 / scale;
    context.strokeStyle = colours.ground;
    context.fillStyle = colours.text;
    busiest.forEach((node, rank) => {
      const lines = node.label.split("\n");
      const own = node.font.size * scale >= READABLE;
      const high = lines.length * (own ? node.font.size : size) * 1.15;
      const wide = Math.max(...lines.map((line) => context.measureText(line).width)) * (own ? node.font.size / size : 1);
      const { x, y } = at[node.id];
      const places = [y + node.size + 3 / scale, y - node.size - 3 / scale - high].map((top) => boxOf(x, top, wide, high));
      const open = places.filter((box) => own || (box.top > above && box.bottom < below && !taken.some((other) => meet(box, other))));
      const free = open.find((box) => !dots.some((dot) => meet(box, dot))) ?? (own || rank < few ? open[0] : null);
      if (free) taken.push(own ? places[0] : free);
      if (!free || own) return;
      lines.forEach((line, row) => {
        context.strokeText(line, x, free.top + row * size * 1.15);
        context.fillText(line, x, free.top + row * size * 1.15);
      });
    });
  });
  const boxOf = (x, top, wide, high) => ({ left: x - wide / 2, right: x + wide / 2, top, bottom: top + high });
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  const zoom = (by) => network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * by)) });
  byId("closer").addEventListener("click", () => zoom(1.35));
  byId("farther").addEventListener("click", () => zoom(1 / 1.35));
  byId("whole").addEventListener("click", () => network.fit());
  network.once("afterDrawing", open);
  // A picture about one node opens where names can be read around it; one in columns opens at its full
  // width and at its top, however long it is.
  function open() {
    network.fit({ maxZoomLevel: 1.3 });
    if (data.centre && network.getScale() < 0.6) {
      network.moveTo({ scale: 0.6, position: network.getPosition(data.centre) });
    }
    if (!data.columns) return;
    const xs = data.drawing.nodes.map((node) => node.x);
    const ys = data.drawing.nodes.map((node) => node.y);
    const scale = Math.min(1.1, container.clientWidth / (Math.max(...xs) - Math.min(...xs) + 260));
    if (scale <= network.getScale()) return;
    const x = (Math.max(...xs) + Math.min(...xs)) / 2;
    const y = Math.min(...ys) - 40 + container.clientHeight / scale / 2;
    network.moveTo({ scale, position: { x, y } });
  }
  network.on("click", (event) => {
    if (event.nodes.length) showNode(event.nodes[0]);
    else if (event.edges.length) showLine(event.edges[0]);
  });

  // ---- the details
  const details = byId("details");
  const name = (id) => (data.nodes[id] ? data.nodes[id].name : id);

  function properties(values) {
    const list = element("dl");
    for (const [key, value] of Object.entries(values)) {
      list.append(element("dt", key.replaceAll("_", " ")));
      const cell = list.appendChild(isolated("dd"));
      if (key === "urls") cell.append(...value.flatMap((url) => [link(url), element("br")]));
      else cell.textContent = Array.isArray(value) ? value.join("\n") : typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
    }
    return list;
  }
  function source(id) {
    const item = data.items[id];
    const cite = element("p", undefined, "source");
    const where = [item.publisher, item.newsletter, item.issue].filter(Boolean).join(", ");
    cite.append(isolated("bdi", [item.title, where, item.date || "no date given"].filter(Boolean).join(" · ")));
    for (const url of item.urls || []) cite.append(element("br"), link(url));
    return cite;
  }
  function factBlock(fact, heading) {
    const block = element("div", undefined, "fact");
    if (fact.says !== heading) block.append(isolated("p", fact.says));
    for (const quote of fact.quotes) block.append(isolated("blockquote", quote));
    if (!fact.quotes.length) block.append(element("p", fact.note || "No sentence is recorded for this.", "source"));
    if (fact.item) block.append(source(fact.item));
    const more = element("details");
    more.append(element("summary", "Properties", "source"), properties(fact.properties));
    block.append(more);
    return block;
  }
  function fill(...children) {
    details.replaceChildren(...children);
    details.scrollTop = 0;
  }
  function current(id) {
    for (const row of byId("rows").children) {
      if (row.dataset.line === id) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
  }
  function showLine(id) {
    const line = lineOf.get(id);
    network.selectEdges([id]);
    current(id);
    const head = element("h2");
    head.append(button(name(line.from), () => showNode(line.from, true)), ` ${data.verbs[line.kind]} `, button(name(line.to), () => showNode(line.to, true)));
    const kind = element("p", line.count > 1 ? `Connection, ×${line.count}` : "Connection", "kind");
    fill(kind, head, ...line.facts.map((fact) => factBlock(fact, head.textContent)));
  }
  function showNode(id, focus) {
    const node = data.nodes[id];
    network.selectNodes([id]);
    if (focus) network.focus(id, { scale: Math.max(network.getScale(), 0.8) });
    current(null);
    const parts = [element("p", data.words[node.label], "kind"), isolated("h2", node.name), properties(node.properties)];
    const mine = data.lines.filter((line) => line.from === id || line.to === id);
    if (mine.length) {
      const list = element("ul");
      for (const line of mine) {
        const item = list.appendChild(element("li"));
        item.append(button(`${name(line.from)} ${data.verbs[line.kind]} ${name(line.to)}`, () => showLine(line.id)));
      }
      parts.push(element("h3", `Connections (${mine.length})`), list);
    }
    if (node.mentions.length) parts.push(element("h3", `Mentioned in (${node.mentions.length})`), ...node.mentions.map(source));
    fill(...parts);
  }

  // ---- the table
  const rows = byId("rows");
  const folded = (text) => text.normalize("NFKC").toLowerCase();
  const text = (id) => {
    const node = data.nodes[id];
    return [node.name, node.properties.name_zh, ...(node.properties.aliases || []), data.words[node.label]].join(" ");
  };
  const index = data.lines.map((line) =>
    folded([text(line.from), data.verbs[line.kind], text(line.to), ...line.dates, ...line.details, ...line.newsletters].join(" ")));
  let matching = data.lines;
  let shown = STEP;

  function cell(content) {
    const made = element("td");
    if (content instanceof Node) made.append(content);
    else if (content) made.append(isolated("div", content));
    return made;
  }
  function row(line) {
    const made = element("tr");
    made.dataset.line = line.id;
    const choose = button(data.verbs[line.kind] + (line.count > 1 ? ` ×${line.count}` : ""), () => {});
    made.append(cell(name(line.from)), cell(choose), cell(name(line.to)), cell(line.dates.join(", ")), cell(line.details.join(", ")), cell(line.newsletters.join(", ")));
    made.addEventListener("click", () => {
      showLine(line.id);
      if (matchMedia("(max-width: 56rem)").matches) details.scrollIntoView({ block: "start" });
    });
    return made;
  }
  function showRows(count) {
    shown = count;
    rows.replaceChildren(...matching.slice(0, shown).map(row));
    byId("more").hidden = matching.length <= shown;
    byId("found").textContent = matching.length === data.lines.length ? `${matching.length}` : `${matching.length} of ${data.lines.length}`;
  }
  byId("more").addEventListener("click", () => showRows(shown + STEP));
  byId("filter").addEventListener("input", (event) => {
    const words = folded(event.target.value).split(/\s+/).filter(Boolean);
    matching = data.lines.filter((_, i) => words.every((word) => index[i].includes(word)));
    showRows(STEP);
  });
  showRows(STEP);
  if (data.centre) showNode(data.centre);
})();
