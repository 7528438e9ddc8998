// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// An interval as two sliders for each of its fields; they step from value to value of the rows.
import { add, written } from './words.js';

const byValue = (a, b) => (a > b) - (a < b);

export class Stretch {
  constructor(host, columns, onPick) {
    Object.assign(this, { columns, onPick, values: [], sliders: [] });
    for (const [, title] of columns) for (const end of ['from', 'to']) this.sliders.push(this.slider(host, title, end));
  }

  slider(host, title, end) {
    const label = add(host, 'label', { textContent: `${title} ${end} ` });
    const input = add(label, 'input', { type: 'range', min: 0, step: 1 });
    const said = add(label, 'span');
    said.setAttribute('aria-hidden', 'true'); // the slider says it itself
    input.addEventListener('input', () => this.slide(input));
    return { input, said };
  }

  offer(rows) {
    const known = (value) => value !== null && value !== undefined;
    this.values = this.columns.map(([field]) => [...new Set(rows.map((row) => row[field]).filter(known))].sort(byValue));
    this.sliders.forEach(({ input }, i) => {
      input.max = Math.max(0, this.values[i >> 1].length - 1);
    });
  }

  // The end that moves pushes the other one.
  slide(moved) {
    const pairs = this.columns.map((_, i) => [this.sliders[2 * i].input, this.sliders[2 * i + 1].input]);
    for (const [from, to] of pairs) {
      if (moved === from && +to.value < +from.value) to.value = from.value;
      if (moved === to && +from.value > +to.value) from.value = to.value;
    }
    const stretch = pairs.map((pair, i) => [this.columns[i][0], pair.map((input) => this.values[i][+input.value])]);
    const choice = Object.fromEntries(stretch);
    this.label();
    this.onPick([choice]);
  }

  show(chosen) {
    this.columns.forEach(([field], i) => {
      const values = this.values[i];
      const [low, high] = chosen[0]?.[field] ?? [values[0], values.at(-1)];
      const first = values.findIndex((value) => value >= low);
      this.sliders[2 * i].input.value = first < 0 ? values.length - 1 : first;
      this.sliders[2 * i + 1].input.value = Math.max(0, values.findLastIndex((value) => value <= high));
    });
    this.label();
  }

  label() {
    this.sliders.forEach(({ input, said }, i) => {
      const text = written(this.values[i >> 1][+input.value], this.columns[i >> 1][2]);
      said.textContent = text;
      input.setAttribute('aria-valuetext', text);
    });
  }

  say(choice) {
    return this.columns.map(([field, , form]) => choice[field].map((end) => written(end, form)).join(' to ')).join(', ');
  }
}
