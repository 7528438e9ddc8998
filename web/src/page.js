// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// The entry of a live page: paints its widgets, starts the kernel at the reader's first touch, swaps the
// outputs in and repeats what the reader did meanwhile.
import './page.css';
import { Status } from './status.js';

const absolute = (url) => new URL(url, document.baseURI).href;

function readConfig() {
  const config = JSON.parse(document.querySelector('#oms-config').textContent);
  const modules = Object.fromEntries(Object.entries(config.modules).map(([id, url]) => [id, absolute(url)]));
  return { ...config, worker: absolute(config.worker), runtime: absolute(config.runtime), modules };
}

function findCells() {
  return [...document.querySelectorAll('.cell.tag_live')].map((element, i) => ({
    id: `cell-${i}`,
    element,
    source: element.querySelector('.cell_input pre').textContent,
    output: element.querySelector('.cell_output'),
  }));
}

// What a reader works with; a touch elsewhere may only be a swipe.
const CONTROLS = '.noUi-target, button, select, input, textarea';
const QUIET = 60_000; // milliseconds without any news after which a start has failed

const FOCUSABLE = 'a[href], button, input, select, textarea, [tabindex]:not([tabindex="-1"])';

// Puts the focus where it was, so that the next key press reaches the live control.
function keepFocus(before, after) {
  const index = [...before.querySelectorAll(FOCUSABLE)].indexOf(document.activeElement);
  return () => index >= 0 && after.querySelectorAll(FOCUSABLE)[index]?.focus({ preventScroll: true });
}

// Resolves when the pointer that is down now has been lifted: a drag must not lose its slider.
function lifted() {
  return new Promise((resolve) => {
    for (const kind of ['pointerup', 'pointercancel']) addEventListener(kind, resolve, { once: true, capture: true });
  });
}

class Page {
  constructor() {
    this.config = readConfig();
    this.cells = findCells();
    this.places = new Map();
    for (const cell of this.cells) {
      cell.status = new Status(cell.element, () => this.press());
      for (const kind of ['pointerdown', 'keydown', 'input', 'change', 'click']) {
        cell.element.addEventListener(kind, (event) => this.touch(event, cell), { capture: true });
      }
    }
  }

  touch(event, cell) {
    if (cell.live || !event.target.closest('.cell_output') || !event.target.closest(CONTROLS)) return;
    // Tab and the like only pass by.
    if (['Tab', 'Shift', 'Control', 'Alt', 'Meta', 'Escape'].includes(event.key)) return;
    if (event.type === 'pointerdown') cell.held = lifted();
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

  // What the button does. A browser does not ask again for a module that it could not load, and a cell that
  // raised will raise again: then only a new page helps.
  press() {
    if (this.paintFailed || this.stopped) location.reload();
    else this.start();
  }

  start() {
    this.started ??= this.run().catch((error) => {
      this.kernel?.stop();
      this.started = undefined;
      for (const cell of this.cells) if (!cell.live) cell.status.failed(error.message);
      document.documentElement.dataset.oms = 'failed';
    });
    return this.started;
  }

  // Called whenever the kernel has said anything.
  news() {
    clearTimeout(this.silence);
    if (!this.starting) return;
    this.silence = setTimeout(() => this.kernel.fail('nothing has come for a minute'), QUIET);
  }

  // Once live there is nothing to start again in place: the reader is told, and may load the page anew.
  kernelFailed(reason) {
    for (const cell of this.cells.filter((one) => one.live)) {
      this.stopped = true;
      cell.status.stopped(reason);
    }
  }

  async draw({ cell, clear, output }) {
    const place = this.places.get(cell);
    if (!place) return void console.error(output?.text ?? `${output?.ename}: ${output?.evalue}`);
    if (clear) return void place.replaceChildren();
    const shown = await this.renderOutput(output, place, this.kernel.manager);
    if (shown) place.roots.push(shown);
    return undefined;
  }

  async run() {
    performance.mark('oms-start');
    const waiting = this.cells.filter((cell) => !cell.live);
    for (const cell of waiting) cell.status.starting();
    const { Kernel } = await import('./kernel.js');
    const { renderOutput } = await import('./output.js');
    this.renderOutput = renderOutput;
    this.kernel = new Kernel(this.config, {
      news: () => this.news(),
      stage: (name, megabytes) => waiting.forEach((cell) => cell.status.starting(name, megabytes)),
      output: (message) => this.draw(message),
      failed: (reason) => this.kernelFailed(reason),
    });
    this.starting = true;
    this.news();
    try {
      await this.kernel.ready;
      await this.painted;
      for (const cell of waiting) await this.revive(cell);
    } finally {
      this.starting = false;
      clearTimeout(this.silence);
    }
    performance.mark('oms-live', { detail: this.kernel.marks });
    document.documentElement.dataset.oms = 'live';
  }

  // Runs a cell behind its painted output and swaps the two; a cell that raises keeps its picture.
  async revive(cell) {
    const fresh = document.createElement('div');
    fresh.className = 'cell_output oms-live oms-behind';
    fresh.roots = [];
    this.places.set(cell.id, fresh);
    cell.output.after(fresh);
    const ok = await this.kernel.run(cell.id, cell.source).catch((error) => {
      fresh.remove();
      throw error;
    });
    if (!ok) {
      this.stopped = true;
      cell.status.broke(fresh.querySelector('.oms-error-message')?.textContent ?? 'no reason was given');
      fresh.remove();
      return;
    }
    await cell.held;
    const focus = keepFocus(cell.output, fresh);
    this.replay(this.recorder.log, cell.roots, fresh.roots);
    cell.output.remove();
    fresh.classList.remove('oms-behind');
    focus();
    Object.assign(cell, { output: fresh, live: true });
    cell.status.live();
  }
}

const page = new Page();
page.painted = page.paint();
page.painted.catch((error) => {
  page.paintFailed = true;
  page.each((status) => status.failed(error.message));
  document.documentElement.dataset.oms = 'failed';
});
