// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// A choice of points as a list of boxes to tick.
import { same } from './selections.js';
import { add, written } from './words.js';

// What there is to choose: the distinct values of the selection's fields, in the order of the rows.
function choices(rows, fields) {
  const found = new Map();
  for (const row of rows) {
    const choice = Object.fromEntries(fields.map((field) => [field, row[field]]));
    found.set(JSON.stringify(choice), choice);
  }
  return [...found.values()];
}

export class Ticks {
  constructor(host, columns, onPick, several) {
    Object.assign(this, { host, columns, onPick, several, offered: [], boxes: [] });
  }

  offer(rows) {
    const offered = choices(rows, this.columns.map(([field]) => field));
    if (same(offered, this.offered)) return;
    this.offered = offered;
    this.host.replaceChildren();
    this.boxes = offered.map((choice) => {
      const label = add(this.host, 'label');
      const box = add(label, 'input', { type: 'checkbox' });
      label.append(this.say(choice));
      box.addEventListener('change', () => this.tick(box));
      return box;
    });
  }

  tick(box) {
    if (box.checked && !this.several) for (const other of this.boxes) other.checked = other === box;
    this.onPick(this.offered.filter((_, i) => this.boxes[i].checked));
  }

  show(chosen) {
    this.offered.forEach((choice, i) => {
      this.boxes[i].checked = chosen.some((one) => same(one, choice));
    });
  }

  say(choice) {
    return this.columns.map(([field, , form]) => written(choice[field], form)).join(', ');
  }
}
