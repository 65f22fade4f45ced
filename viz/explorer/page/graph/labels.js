// Names beside nodes: the weightiest first, each on the side where it covers no other name; without room, none.

const CELL = 120;
const GAP = 3;
const FIRST = 14;

/** Collects the names of one frame, then draws those that there is room for. */
export class Labels {
  constructor() {
    this.wanted = [];
  }

  add(data) {
    this.wanted.push(data);
  }

  /** Draws into `context`; `across` is the width of the drawing, `colour` has text and ground, `nodes` are ({x, y, size}).
   *
   * The first few names and those that must show may cover small nodes, all others none. */
  draw(context, { size, weight, font, across, colour, nodes }) {
    const wanted = this.wanted.sort((a, b) => Number(!!b.forceLabel) - Number(!!a.forceLabel) || b.size - a.size);
    this.wanted = [];
    context.font = `${weight} ${size}px ${font}`;
    context.lineWidth = 3.5;
    context.lineJoin = "round";
    const taken = new Taken();
    const ground = new Taken();
    for (const node of nodes) ground.add(around(node));
    for (const data of wanted) if (data.highlighted) taken.add(boxes(data, context.measureText(data.label).width, size)[0]);
    for (const [rank, data] of wanted.entries()) {
      if (data.highlighted) continue;
      const places = boxes(data, context.measureText(data.label).width, size);
      const open = places.filter((box) => box.left >= 0 && box.right <= across && !taken.meets(box));
      const free = open.find((box) => !ground.meets(box)) ?? (rank < FIRST || data.forceLabel ? open[0] : null);
      if (!free) continue;
      taken.add(free);
      // A name stands on a strip of the ground, so that lines behind it don't cross it out.
      context.strokeStyle = colour.ground;
      context.strokeText(data.label, free.left, free.bottom - size / 4);
      context.fillStyle = colour.text;
      context.fillText(data.label, free.left, free.bottom - size / 4);
    }
  }
}

const around = ({ x, y, size }) => ({ left: x - size / 2, right: x + size / 2, top: y - size / 2, bottom: y + size / 2 });

/** Where a name may stand: right of its node, left, below, above. */
function boxes({ x, y, size }, wide, high) {
  const box = (left, bottom) => ({ left, right: left + wide, top: bottom - high, bottom });
  const away = size + 4;
  const middle = y + high / 2 + 1;
  return [box(x + away, middle), box(x - away - wide, middle), box(x - wide / 2, y + away + high), box(x - wide / 2, y - away)];
}

/** The places that are taken, found by squares of the ground. */
class Taken {
  constructor() {
    this.cells = new Map();
  }
  *near({ left, right, top, bottom }) {
    for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column++)
      for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row++) yield `${column} ${row}`;
  }
  add(box) {
    for (const cell of this.near(box)) this.cells.set(cell, [...(this.cells.get(cell) ?? []), box]);
  }
  meets(box) {
    for (const cell of this.near(box))
      for (const other of this.cells.get(cell) ?? [])
        if (box.left < other.right + GAP && other.left < box.right + GAP && box.top < other.bottom && other.top < box.bottom) return true;
    return false;
  }
}
