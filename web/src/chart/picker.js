// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Selecting without a pointer: what the marks offer, as native controls below the chart (WCAG 2.1.1).
// A choice of points is a list of boxes to tick; an interval is two sliders that step from value to value.
import { same } from './selections.js';
import { add, written } from './words.js';

const byValue = (a, b) => (a > b) - (a < b);

// What there is to choose: the distinct values of the selection's fields, in the order of the rows.
function choices(rows, fields) {
  const found = new Map();
  for (const row of rows) {
    const choice = Object.fromEntries(fields.map((field) => [field, row[field]]));
    found.set(JSON.stringify(choice), choice);
  }
  return [...found.values()];
}

// How a field is headed and written, from the table that has all of the selection's fields.
function columnsOf(tables, fields) {
  const has = ({ columns }) => fields.every((field) => columns.some(([name]) => name === field));
  const table = tables.find(has);
  return { source: table.name, columns: fields.map((field) => table.columns.find(([name]) => name === field)) };
}

class Ticks {
  constructor(host, columns, several, onPick) {
    Object.assign(this, { host, columns, several, onPick, offered: [], boxes: [] });
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

class Stretch {
  constructor(host, columns, _several, onPick) {
    Object.assign(this, { columns, onPick, values: [], sliders: [] });
    for (const [, title] of columns) for (const end of ['from', 'to']) this.sliders.push(this.slider(host, title, end));
  }

  slider(host, title, end) {
    const label = add(host, 'label', { textContent: `${title} ${end} ` });
    const input = add(label, 'input', { type: 'range', min: 0, step: 1 });
    const output = add(label, 'output');
    input.addEventListener('input', () => this.slide(input));
    return { input, output };
  }

  offer(rows) {
    this.values = this.columns.map(([field]) => [...new Set(rows.map((row) => row[field]))].sort(byValue));
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
    this.sliders.forEach(({ input, output }, i) => {
      const text = written(this.values[i >> 1][+input.value], this.columns[i >> 1][2]);
      output.textContent = text;
      input.setAttribute('aria-valuetext', text);
    });
  }

  say(choice) {
    return this.columns.map(([field, , form]) => choice[field].map((end) => written(end, form)).join(' to ')).join(', ');
  }
}

export class Picker {
  // onPick(choices): what the reader has chosen here
  constructor(host, selection, tables, onPick) {
    const { source, columns } = columnsOf(tables, selection.fields);
    Object.assign(this, { source, onPick, chosen: [] });
    this.title = columns.map(([, title]) => title).join(', ');
    const act = selection.kind === 'interval' ? 'Drag' : 'Click';
    this.invitation = `${this.title}: nothing chosen. ${act} in the chart, or choose below.`;
    this.line = add(host, 'p', { className: 'oms-chart-chosen' });
    this.status = add(this.line, 'span');
    this.status.setAttribute('role', 'status');
    this.clear = add(this.line, 'button', { type: 'button', textContent: 'Clear' });
    this.details = add(host, 'details', { className: 'oms-chart-pick' });
    const summary = add(this.details, 'summary', { textContent: `Choose without a pointer: ${this.title}` });
    this.clear.addEventListener('click', () => {
      this.pick([]);
      summary.focus({ preventScroll: true }); // the button goes, and must not take the focus with it
    });
    const field = add(this.details, 'fieldset');
    add(field, 'legend', { textContent: this.title });
    const kind = selection.kind === 'interval' ? Stretch : Ticks;
    this.control = new kind(field.appendChild(document.createElement('div')), columns, selection.several, (chosen) => this.pick(chosen));
    this.details.addEventListener('toggle', () => this.refresh());
  }

  pick(chosen) {
    this.show(chosen);
    this.onPick(chosen);
  }

  // rows: of the data set that has the choices
  offer(rows) {
    this.rows = rows;
    if (this.details.open) this.refresh();
  }

  refresh() {
    if (!this.details.open) return;
    this.control.offer(this.rows);
    this.control.show(this.chosen);
  }

  show(chosen) {
    this.chosen = chosen;
    const said = chosen.map((choice) => this.control.say(choice)).join('; ');
    this.status.textContent = said ? `Chosen: ${said}` : this.invitation;
    this.clear.hidden = !said;
    this.refresh();
  }

  // A page that has no kernel yet starts it at the event of a control, and a mark is none.
  tell() {
    this.clear.dispatchEvent(new Event('change', { bubbles: true }));
  }
}
