// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// The entry of a live page: paints its widgets, starts the kernel at the reader's first touch, swaps the
// outputs in and repeats what the reader did meanwhile.
import './page.css';
import { Status } from './status.js';

const absolute = (url) => new URL(url, document.baseURI).href;

function readConfig() {
  const config = JSON.parse(document.querySelector('#oms-config').textContent);
  return { ...config, worker: absolute(config.worker), runtime: absolute(config.runtime), chart: absolute(config.chart) };
}

function findCells() {
  return [...document.querySelectorAll('.cell.tag_live')].map((element, i) => ({
    id: `cell-${i}`,
    element,
    source: element.querySelector('.cell_input pre').textContent,
    output: element.querySelector('.cell_output'),
  }));
}

const FOCUSABLE = 'a[href], button, input, select, textarea, [tabindex]:not([tabindex="-1"])';

// Puts the focus where it was, so that the next key press reaches the live control.
function keepFocus(before, after) {
  const index = [...before.querySelectorAll(FOCUSABLE)].indexOf(document.activeElement);
  return () => index >= 0 && after.querySelectorAll(FOCUSABLE)[index]?.focus({ preventScroll: true });
}

class Page {
  constructor() {
    this.config = readConfig();
    this.cells = findCells();
    for (const cell of this.cells) {
      cell.status = new Status(cell.element, () => this.start());
      // Tab and the like only pass by; anything else is a touch.
      for (const kind of ['pointerdown', 'keydown', 'input', 'change', 'click']) {
        cell.element.addEventListener(kind, (event) => this.touch(event), { capture: true });
      }
    }
  }

  touch(event) {
    if (!event.target.closest('.cell_output')) return;
    if (['Tab', 'Shift', 'Control', 'Alt', 'Meta', 'Escape'].includes(event.key)) return;
    if (this.recorder) this.recorder.recording = true;
    this.start();
  }

  async paint() {
    const { paint, replay } = await import('./paint.js');
    this.replay = replay;
    this.recorder = await paint(this.cells, this.config);
    performance.mark('oms-painted');
    document.documentElement.dataset.oms = 'painted';
  }

  each(call) {
    for (const cell of this.cells) call(cell.status);
  }

  start() {
    this.started ??= this.run().catch((error) => {
      this.kernel?.stop();
      this.started = undefined;
      this.each((status) => status.failed(error.message));
      document.documentElement.dataset.oms = 'failed';
    });
    return this.started;
  }

  async run() {
    performance.mark('oms-start');
    this.each((status) => status.starting());
    const { Kernel } = await import('./kernel.js');
    const { renderOutput } = await import('./output.js');
    const draw = async ({ cell, clear, output }) => {
      const place = this.places.get(cell);
      if (clear) return place.replaceChildren();
      const shown = await renderOutput(output, place, this.kernel.manager);
      if (shown) place.roots.push(shown);
      return undefined;
    };
    this.places = new Map();
    this.kernel = new Kernel(this.config, { stage: (name) => this.each((status) => status.starting(name)), output: draw });
    await this.kernel.ready;
    await this.painted;
    for (const cell of this.cells) await this.revive(cell);
    performance.mark('oms-live', { detail: this.kernel.marks });
    document.documentElement.dataset.oms = 'live';
  }

  async revive(cell) {
    const fresh = document.createElement('div');
    fresh.className = 'cell_output oms-live oms-behind';
    fresh.roots = [];
    this.places.set(cell.id, fresh);
    cell.output.after(fresh);
    const ok = await this.kernel.run(cell.id, cell.source);
    if (!ok && fresh.roots.length === 0) {
      const reason = fresh.querySelector('.oms-error-message')?.textContent ?? 'the cell failed';
      fresh.remove();
      throw Error(reason);
    }
    const focus = keepFocus(cell.output, fresh);
    this.replay(this.recorder.log, cell.roots, fresh.roots);
    cell.output.remove();
    fresh.classList.remove('oms-behind');
    focus();
    Object.assign(cell, { output: fresh, roots: fresh.roots });
    cell.status.live();
  }
}

const page = new Page();
page.painted = page.paint();
page.painted.catch((error) => page.each((status) => status.failed(error.message)));
