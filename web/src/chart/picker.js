// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Selecting without a pointer: what the marks offer, as native controls below the chart (WCAG 2.1.1), and in words
// what is chosen.
import { Stretch } from './stretch.js';
import { Ticks } from './ticks.js';
import { add } from './words.js';

const TOLD = 8; // choices that are named; more are counted

// How a field is headed and written, from the table that has all of the selection's fields.
function columnsOf(tables, fields) {
  const has = ({ columns }) => fields.every((field) => columns.some(([name]) => name === field));
  const table = tables.find(has);
  return { source: table.name, columns: fields.map((field) => table.columns.find(([name]) => name === field)) };
}

export class Picker {
  // onPick(choices): what the reader has chosen here
  constructor(host, selection, tables, onPick) {
    const { source, columns } = columnsOf(tables, selection.fields);
    Object.assign(this, { source, onPick, chosen: [] });
    this.title = columns.map(([, title]) => title).join(', ');
    const interval = selection.kind === 'interval';
    const [act, way] = interval ? ['Drag', 'by two sliders'] : ['Click', 'from a list'];
    this.invitation = `${this.title}: nothing chosen. ${act} in the chart, or choose below.`;
    this.line = add(host, 'p', { className: 'oms-chart-chosen' });
    this.status = add(this.line, 'span');
    this.status.setAttribute('role', 'status');
    this.clear = add(this.line, 'button', { type: 'button', textContent: 'Clear' });
    this.details = add(host, 'details', { className: 'oms-chart-pick' });
    const summary = add(this.details, 'summary', { textContent: `Choose ${way}: ${this.title}` });
    this.clear.addEventListener('click', () => {
      this.pick([]);
      summary.focus({ preventScroll: true }); // the button goes, and must not take the focus with it
    });
    const field = add(this.details, 'fieldset');
    add(field, 'legend', { textContent: this.title });
    const place = add(field, 'div');
    const pick = (chosen) => this.pick(chosen);
    this.control = interval ? new Stretch(place, columns, pick) : new Ticks(place, columns, pick, selection.several);
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
    const words = chosen.slice(0, TOLD).map((choice) => this.control.say(choice));
    if (chosen.length > TOLD) words.push(`and ${chosen.length - TOLD} more`);
    const said = words.join('; ');
    this.status.textContent = said ? `Chosen: ${said}` : this.invitation;
    this.clear.hidden = !said;
    this.refresh();
  }

  // A page that has no kernel yet starts it at the event of a control, and a mark is none.
  tell() {
    this.clear.dispatchEvent(new Event('change', { bubbles: true }));
  }
}
