// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// The chart widget on the anywidget protocol: the Vega specification comes once, afterwards only rows travel.
// The same module draws in JupyterLab (bundled into the widget) and in the page (loaded by a hashed URL).
import { Chooser } from './chart/chooser.js';
import { Fit } from './chart/fit.js';
import { Rows } from './chart/rows.js';
import { withShapes } from './chart/shapes.js';
import { Tables } from './chart/tables.js';
import { Tooltip } from './chart/tooltip.js';
import { View, parse } from './chart/vega.js';
import { add } from './chart/words.js';
import style from './chart.css' with { type: 'text' };

const TRIES = 5; // drawings to find the width: fold, fit, and again if labels have come to stand out on a side

function ensureStyle() {
  if (document.getElementById('oms-chart-style')) return;
  add(document.head, 'style', { id: 'oms-chart-style', textContent: style });
}

class Chart {
  constructor(model, element, spec) {
    Object.assign(this, { model, element, spec, revision: 0, sets: new Map(), waiting: new Set() });
    this.notes = spec.usermeta?.oms42 ?? { tables: [], selections: {} };
    this.picture = add(element, 'div', { className: 'oms-chart-picture' });
    this.tooltip = new Tooltip(element);
    this.view = new View(parse(spec), { renderer: 'svg', container: this.picture, tooltip: this.tooltip.handle });
    this.fit = new Fit(this.view, this.picture, spec);
    const rowsOf = (name) => this.rowsOf(name);
    this.chooser = new Chooser(element, model, this.view, this.notes, { rowsOf, redraw: () => this.draw() });
    if (this.notes.tables.length) this.tables = new Tables(element, this.notes.tables, rowsOf);
  }

  rowsOf(name) {
    return (name === 'rows' ? this.model.get('rows') : this.model.get('data')[name]) ?? [];
  }

  put(name) {
    if (!this.sets.has(name)) this.sets.set(name, new Rows(this.view, name));
    this.sets.get(name).put(this.rowsOf(name));
  }

  async start() {
    for (const name of ['rows', ...Object.keys(this.model.get('data'))]) this.put(name);
    await this.view.runAsync();
    this.dress();
    this.chooser.show();
    await this.view.runAsync();
    this.fit.keep();
    this.drawn();
    this.listen();
  }

  dress() {
    const svg = this.picture.querySelector('svg');
    svg.setAttribute('role', 'img');
    // the picture has one text alternative, and it is the widget's
    for (const child of svg.children) child.setAttribute('aria-hidden', 'true');
    for (const name of ['role', 'aria-roledescription', 'aria-label']) this.picture.removeAttribute(name);
    // a finger that drags here selects; the browser may end that to scroll, and Vega must hear of it
    svg.addEventListener('pointercancel', () => dispatchEvent(new PointerEvent('pointerup')));
    this.svg = svg;
    this.describe();
  }

  describe() {
    this.svg.setAttribute('aria-label', this.model.get('alt'));
  }

  // Draws until the chart has the width that there is.
  async settle() {
    this.view.resize();
    await this.view.runAsync();
    for (let i = 0; i < TRIES && this.fit.adjust(); i += 1) await this.view.runAsync();
    // what does not fit scrolls, by keyboard too
    if (this.picture.scrollWidth > this.picture.clientWidth) this.picture.tabIndex = 0;
    else this.picture.removeAttribute('tabindex');
    this.fit.keep();
  }

  async resized() {
    if (this.picture.clientWidth === this.room) return;
    this.room = this.picture.clientWidth;
    this.refit = true;
    await this.draw();
  }

  drawn() {
    this.element.dataset.revision = String(this.revision);
    this.revision += 1;
    performance.clearMarks('oms-drawn');
    performance.mark('oms-drawn');
  }

  listen() {
    const changed = (name) => () => this.changed(name);
    this.listeners = {
      'change:rows': changed('rows'),
      'change:data': () => Object.keys(this.model.get('data')).forEach((name) => this.changed(name)),
      'change:alt': () => this.describe(),
      'change:selection': () => {
        this.chooser.show();
        this.draw();
      },
    };
    for (const [event, call] of Object.entries(this.listeners)) this.model.on(event, call);
    this.observer = new ResizeObserver(() => this.resized());
    this.observer.observe(this.picture);
  }

  changed(name) {
    this.waiting.add(name);
    this.draw();
  }

  // One drawing at a time, of the latest rows: what comes meanwhile waits, and of several only the last is drawn.
  draw() {
    this.again = true;
    this.busy ??= this.drawing();
    return this.busy;
  }

  async drawing() {
    try {
      while (this.again) await this.once();
    } finally {
      this.busy = undefined; // at once: a change that came a moment later would find nobody to draw it
    }
  }

  async once() {
    this.again = false;
    const names = [...this.waiting];
    this.waiting.clear();
    names.forEach((name) => this.put(name));
    if (names.length) this.chooser.show();
    await this.view.runAsync();
    if (this.refit || this.fit.outgrown()) await this.settle();
    this.refit = false;
    if (!names.length) return;
    this.drawn();
    this.tables?.changed();
  }

  remove() {
    for (const [event, call] of Object.entries(this.listeners ?? {})) this.model.off(event, call);
    this.observer?.disconnect();
    for (const part of [this.chooser, this.tooltip, this.tables]) part?.remove?.();
    this.view.finalize();
  }
}

export default {
  async render({ model, el }) {
    ensureStyle();
    el.classList.add('oms-chart');
    try {
      const spec = await withShapes(model.get('spec'), model.get('shapes'));
      const chart = new Chart(model, el, spec);
      await chart.start();
      return () => chart.remove();
    } catch (error) {
      add(el, 'p', { textContent: `This chart could not be drawn: ${error.message}` }).setAttribute('role', 'alert');
      throw error;
    }
  },
};
