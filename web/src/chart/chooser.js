// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Keeps three in step: a selection in the drawing, its controls below it, and the model's trait that Python reads.
import { Picker } from './picker.js';
import { read, same, write } from './selections.js';

const REST = 60; // milliseconds without a change after which a drag is told

export class Chooser {
  // rowsOf(name) gives the rows of a data set; redraw() draws what was written
  constructor(host, model, view, notes, { rowsOf, redraw }) {
    Object.assign(this, { model, view, rowsOf, redraw, selections: notes.selections, pickers: new Map(), timers: new Map() });
    for (const [name, selection] of Object.entries(this.selections)) {
      const picker = new Picker(host, selection, notes.tables, (chosen) => this.put(name, chosen));
      this.pickers.set(name, picker);
      if (selection.kind === 'interval') host.classList.add('oms-chart-drag');
      view.addDataListener(`${name}_store`, () => this.marked(name));
    }
  }

  // Something was marked with the pointer, or written here.
  marked(name) {
    clearTimeout(this.timers.get(name));
    this.timers.set(name, setTimeout(() => this.take(name), REST));
  }

  take(name) {
    const picker = this.pickers.get(name);
    const chosen = read(this.view, name, this.selections[name], this.rowsOf(picker.source));
    if (same(chosen, this.known(name))) return;
    picker.tell();
    picker.show(chosen);
    this.send(name, chosen);
  }

  // Chosen by the controls below the chart.
  put(name, chosen) {
    this.send(name, chosen);
    write(this.view, name, this.selections[name], chosen);
    this.redraw();
  }

  known(name) {
    return this.model.get('selection')[name] ?? [];
  }

  send(name, chosen) {
    if (same(chosen, this.known(name))) return;
    this.model.set('selection', { ...this.model.get('selection'), [name]: chosen });
    this.model.save_changes();
  }

  // Python has set the trait, or the rows are new: shows what the model has.
  show() {
    for (const [name, picker] of this.pickers) {
      const chosen = this.known(name);
      picker.offer(this.rowsOf(picker.source));
      picker.show(chosen);
      const drawn = read(this.view, name, this.selections[name], this.rowsOf(picker.source));
      if (!same(drawn, chosen)) write(this.view, name, this.selections[name], chosen);
    }
  }

  remove() {
    for (const timer of this.timers.values()) clearTimeout(timer);
  }
}
