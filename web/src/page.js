// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// The entry of a live page: paints its widgets, starts the kernel at the reader's first touch or nearness,
// swaps the outputs in and repeats what the reader did meanwhile.
import './page.css';
import { Journal } from './journal.js';
import { whenNear } from './near.js';
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
  })).filter((cell) => cell.output); // a cell that shows nothing has nothing to bring to life
}

// What a reader works with; a touch elsewhere may only be a swipe.
const CONTROLS = '.noUi-target, button, select, input, textarea, [role="tab"], [role="button"], [contenteditable="true"]';

const FOCUSABLE = 'a[href], button, input, select, textarea, [tabindex]';

// Puts the focus where it was, so that the next key press reaches the live control.
function keepFocus(before, after) {
  const index = [...before.querySelectorAll(FOCUSABLE)].indexOf(document.activeElement);
  return () => index >= 0 && after.querySelectorAll(FOCUSABLE)[index]?.focus({ preventScroll: true });
}

// Resolves when the pointer that is down now has been lifted, and what it clicks has been clicked: a drag must not
// lose its slider, nor a click its button.
function lifted() {
  return new Promise((resolve) => {
    const after = () => setTimeout(resolve);
    for (const kind of ['pointerup', 'pointercancel']) addEventListener(kind, after, { once: true, capture: true });
  });
}

class Page {
  constructor() {
    this.config = readConfig();
    this.cells = findCells();
    this.places = new Map();
    this.journal = new Journal();
    const on = { start: () => this.ask(), stop: () => this.interrupt(), reload: () => location.reload() };
    for (const cell of this.cells) {
      cell.status = new Status(cell.element, on);
      for (const kind of ['pointerdown', 'keydown', 'input', 'change', 'click']) {
        cell.element.addEventListener(kind, (event) => this.touch(event, cell), { capture: true });
      }
    }
    this.painted = this.paint();
    this.painted.then(() => whenNear(this.cells.map((cell) => cell.element), () => this.start(true)), (error) => {
      for (const { status } of this.cells) status.lost(error.message);
      this.state('failed');
    });
  }

  state(name) {
    document.documentElement.dataset.oms = name;
  }

  touch(event, cell) {
    if (!event.target.closest('.cell_output') || !event.target.closest(CONTROLS)) return;
    // Tab and the like only pass by.
    if (['Tab', 'Shift', 'Control', 'Alt', 'Meta', 'Escape'].includes(event.key)) return;
    this.last = cell; // whose status says what goes wrong
    if (cell.live) return;
    if (event.type === 'pointerdown') {
      cell.held = lifted();
      for (const { status } of this.cells) status.hold(cell.held);
    }
    this.touched = true;
    this.ask();
  }

  async paint() {
    const { paint } = await import('./paint.js');
    await paint(this.cells, this.config, (model, data) => this.sent(model, data));
    performance.mark('oms-painted');
    this.state('painted');
  }

  // A widget has sent something to Python, or would have.
  sent(model, data) {
    if (this.last?.live && this.last.status.state === 'trouble') this.last.status.live(); // a new try
    return this.touched || this.last ? this.journal.note(this.cells, model, data) : undefined;
  }

  // The reader wants it: by a touch, or by the button.
  ask() {
    for (const { status } of this.cells) status.quiet(false);
    this.start(false);
  }

  start(quiet) {
    if (this.started) return;
    for (const { status } of this.cells) status.quiet(quiet);
    this.started = this.run().then(() => this.arrived(), (error) => this.failed(error));
  }

  arrived() {
    const whole = this.cells.every((cell) => cell.live);
    if (!whole) this.started = undefined; // a cell that raised may be tried again
    this.state(whole ? 'live' : 'failed');
  }

  failed(error) {
    this.kernel?.stop();
    this.started = undefined;
    for (const cell of this.cells.filter((one) => !one.live)) cell.status[cell.stands ? 'stopped' : 'failed'](error.message);
    this.state('failed');
  }

  // The kernel of live cells is gone: what they show stays, and can be started again.
  stopped(reason) {
    this.started = undefined;
    this.journal.dropUnanswered();
    for (const entry of this.journal.entries) entry.done = false;
    for (const cell of this.cells.filter((one) => one.live)) {
      Object.assign(cell, { live: false, stands: true });
      cell.status.stopped(reason);
      this.state('failed');
    }
  }

  // With no way to interrupt a worker from outside, stopping is ending it; then everything is run again.
  interrupt() {
    if (this.kernel.starting) return;
    this.kernel.fail('you stopped it');
    this.ask();
  }

  busy(whether) {
    const cell = this.last ?? this.cells[0];
    if (whether) cell.status.busy();
    else if (cell.status.state === 'busy' && cell.live) cell.status.live();
  }

  stage(name, detail) {
    for (const cell of this.cells) if (!cell.live) cell.status.starting(name, detail);
    if (this.last?.live) this.last.status.loading(name, detail);
  }

  async draw({ cell, clear, output }) {
    const place = this.places.get(cell);
    if (!place) return void this.callback(output);
    if (clear) return void this.clear(place);
    const shown = await this.renderOutput(output, place, this.kernel.manager);
    if (shown) place.roots.push(shown);
    return undefined;
  }

  clear(place) {
    this.kernel.manager.withdraw(place);
    place.replaceChildren();
    place.roots.length = 0;
  }

  // Something came with no cell running: a callback printed, or raised.
  callback(output) {
    if (output?.output_type !== 'error') return console.log(output?.text ?? '');
    const cell = this.last ?? this.cells[0];
    return cell.status.trouble(`${output.ename}: ${output.evalue}`, output.traceback.join(''));
  }

  async run() {
    performance.mark('oms-start');
    const waiting = this.cells.filter((cell) => !cell.live);
    for (const cell of waiting) cell.status.starting();
    if (!this.kernel || this.kernel.stopped) await this.connect();
    await this.kernel.ready;
    await this.painted;
    for (const cell of waiting) await this.revive(cell);
    performance.mark('oms-live', { detail: this.kernel.marks });
  }

  async connect() {
    const { Kernel } = await import('./kernel.js');
    this.renderOutput = (await import('./output.js')).renderOutput;
    this.kernel = new Kernel(this.config, {
      stage: (name, detail) => this.stage(name, detail),
      busy: (whether) => this.busy(whether),
      output: (message) => this.draw(message),
      sent: (model, data) => this.sent(model, data),
      failed: (reason) => this.stopped(reason),
    });
  }

  // Runs a cell behind its painted output and swaps the two; a cell that raises keeps its picture.
  async revive(cell) {
    const fresh = document.createElement('div');
    fresh.className = 'cell_output oms-live oms-behind';
    fresh.roots = [];
    this.places.set(cell.id, fresh);
    cell.output.after(fresh);
    try {
      if (await this.kernel.run(cell.id, cell.source)) await this.swap(cell, fresh);
      else this.broke(cell, fresh);
    } finally {
      if (!cell.live) fresh.remove();
    }
  }

  broke(cell, fresh) {
    const [message, trace] = ['.oms-error-message', '.oms-error pre'].map((one) => fresh.querySelector(one)?.textContent);
    cell.status.broke(message ?? 'no reason was given', trace);
  }

  async swap(cell, fresh) {
    do {
      await Promise.race([this.journal.replay(cell, fresh.roots), this.kernel.gone]);
      await cell.held;
    } while (this.journal.left(cell));
    const focus = keepFocus(cell.output, fresh);
    cell.output.remove();
    fresh.classList.remove('oms-behind');
    focus();
    Object.assign(cell, { output: fresh, roots: fresh.roots, live: true, held: undefined });
    if (cell.status.state !== 'trouble') cell.status.live();
  }
}

new Page();
