// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// The data behind a chart, as tables that are made when a reader opens them.
import { add, written } from './words.js';

const LONGEST = 200; // rows; more would only cost time
const REST = 250; // milliseconds without a change after which an open table is written again

// The column of a number is set flush right; that of a time, a number too, is not.
const classOf = (rows, [field, , form]) => (typeof rows[0]?.[field] === 'number' && !form.startsWith('%') ? 'oms-number' : '');

function head(table, columns, classes) {
  const row = add(add(table, 'thead'), 'tr');
  columns.forEach(([, title], i) => add(row, 'th', { scope: 'col', textContent: title, className: classes[i] }));
}

// The first column names the row.
function cell(row, i, textContent, className) {
  add(row, i ? 'td' : 'th', { textContent, className, ...(i ? {} : { scope: 'row' }) });
}

function body(table, columns, classes, rows) {
  const place = add(table, 'tbody');
  for (const one of rows) {
    const row = add(place, 'tr');
    columns.forEach(([field, , form], i) => cell(row, i, written(one[field], form), classes[i]));
  }
}

function fill(box, { caption, columns }, rows) {
  const table = add(box, 'table');
  const count = rows.length > LONGEST ? `the first ${LONGEST} of ${rows.length} rows` : `${rows.length} rows`;
  add(table, 'caption', { textContent: `${caption}: ${count}` });
  const classes = columns.map((column) => classOf(rows, column));
  head(table, columns, classes);
  body(table, columns, classes, rows.slice(0, LONGEST));
}

export class Tables {
  // tables: as the specification lists them; rowsOf(name) gives the rows of a data set
  constructor(host, tables, rowsOf) {
    Object.assign(this, { tables, rowsOf });
    this.details = add(host, 'details', { className: 'oms-chart-data' });
    add(this.details, 'summary', { textContent: 'Data behind this chart' });
    this.box = add(this.details, 'div', { className: 'oms-chart-tables', tabIndex: 0 });
    this.box.setAttribute('role', 'region');
    this.box.setAttribute('aria-label', 'Data behind this chart');
    this.details.addEventListener('toggle', () => this.write());
  }

  write() {
    if (!this.details.open) return;
    const fresh = document.createDocumentFragment();
    for (const table of this.tables) fill(fresh, table, this.rowsOf(table.name));
    this.box.replaceChildren(fresh);
  }

  changed() {
    clearTimeout(this.later);
    if (this.details.open) this.later = setTimeout(() => this.write(), REST);
  }

  remove() {
    clearTimeout(this.later);
  }
}
