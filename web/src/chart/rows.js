// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// The rows of one data set in Vega's hands. New rows are told as what differs from the old ones, so that a mark that
// stays where it is costs nothing; with all rows taken out and put in again every mark would be made anew.
import { changeset } from './vega.js';

export class Rows {
  constructor(view, name) {
    Object.assign(this, { view, name, held: [], tuples: [] });
  }

  put(rows) {
    const change = changeset();
    const common = Math.min(rows.length, this.held.length);
    for (let i = 0; i < common; i += 1) this.revise(change, i, rows[i]);
    // Vega marks the rows that it is given and adds columns to them, so it gets copies
    const added = rows.slice(common).map((row) => ({ ...row }));
    const gone = this.tuples.splice(rows.length);
    if (added.length) change.insert(added);
    if (gone.length) change.remove(gone);
    this.tuples.push(...added);
    this.held = rows;
    this.view.change(this.name, change);
  }

  revise(change, i, row) {
    const old = this.held[i];
    for (const field in row) if (row[field] !== old[field]) change.modify(this.tuples[i], field, row[field]);
    for (const field in old) if (!(field in row)) change.modify(this.tuples[i], field, null);
  }
}
