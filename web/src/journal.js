// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// What the reader has done to a page's widgets, in order: repeated on the live widgets when they take the
// place of the painted ones, and on new ones when the model is started again.

// Which way leads from one of the roots to a model: [root, child, child, …], or undefined.
function wayTo(roots, id) {
  const waiting = roots.map((model, i) => [model, [i]]);
  while (waiting.length) {
    const [model, way] = waiting.shift();
    if (model.model_id === id) return way;
    (model.get('children') ?? []).forEach((child, i) => waiting.push([child, [...way, i]]));
  }
  return undefined;
}

function follow(roots, [first, ...rest]) {
  return rest.reduce((model, i) => model?.get('children')?.[i], roots[first]);
}

const sameKeys = (one, other) => Object.keys(one).sort().join() === Object.keys(other).sort().join();

export class Journal {
  constructor() {
    this.entries = []; // { cell, way, data, done, before }
  }

  // Writes down a widget's message; gives the entry, to be marked `done` when it has been answered.
  // cells: [{ roots }]; one of them shows the model
  note(cells, id, data) {
    for (const cell of cells) {
      const way = wayTo(cell.roots ?? [], id);
      if (way) return this.keep({ cell, way, data: structuredClone(data), done: false });
    }
    return undefined;
  }

  // Of a control's many moves the last is enough, unless a click lies between: it may have used the one before.
  keep(entry) {
    const { method, state } = entry.data;
    for (let i = this.entries.length - 1; i >= 0 && method === 'update'; i -= 1) {
      const other = this.entries[i];
      if (other.data.method !== 'update') break;
      if (other.cell !== entry.cell || String(other.way) !== String(entry.way)) continue;
      if (!sameKeys(other.data.state, state)) continue;
      entry.before = other.done ? other.data : other.before;
      this.entries.splice(i, 1);
      break;
    }
    this.entries.push(entry);
    return entry;
  }

  // Takes back what was never answered: it may be what ran away.
  dropUnanswered() {
    this.entries = this.entries.flatMap((entry) => {
      if (entry.done) return [entry];
      return entry.before ? [{ ...entry, data: entry.before, done: true }] : [];
    });
  }

  // What has not been done to a cell's live widgets yet.
  left(cell) {
    return this.entries.find((one) => one.cell === cell && !one.done);
  }

  // Does to a cell's new widgets what the reader did to those before; one after the other, because an answer
  // may bring a widget that a later entry needs.
  async replay(cell, roots) {
    for (let entry = this.left(cell); entry; entry = this.left(cell)) {
      entry.done = true;
      const twin = follow(roots, entry.way);
      if (!twin) continue;
      if (entry.data.method === 'update') twin.set_state(entry.data.state);
      await new Promise((resolve) => twin.comm.send(entry.data, { iopub: { status: resolve } }));
    }
  }
}
