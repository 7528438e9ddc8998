// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// What a reader sees and hears of the model behind a page's widgets: one line above each live cell.
const STAGES = {
  interpreter: [15, 'loading Python'],
  packages: [60, 'loading the widgets'],
  widgets: [70, 'starting'],
  kernel: [90, 'running the cell'],
};

export class Status {
  // on: { start(), stop(), reload() }, what the button may do
  constructor(cell, on) {
    this.on = on;
    this.box = document.createElement('div');
    this.box.className = 'oms-status';
    this.text = this.add('span');
    this.text.setAttribute('role', 'status');
    this.text.tabIndex = -1; // takes the focus of a button that goes away
    this.progress = this.add('progress');
    Object.assign(this.progress, { max: 100, value: 0 });
    this.progress.setAttribute('aria-label', 'Starting the model');
    this.button = this.add('button');
    this.button.type = 'button';
    this.button.addEventListener('click', () => this.press());
    this.details = this.add('details');
    this.details.appendChild(document.createElement('summary')).textContent = 'Traceback';
    this.trace = this.details.appendChild(document.createElement('pre'));
    cell.prepend(this.box);
    this.still();
  }

  add(tag) {
    return this.box.appendChild(document.createElement(tag));
  }

  // Nothing moves under a pointer that is down: the last news are shown when it has been lifted.
  hold(lifted) {
    this.held = true;
    lifted.then(() => {
      this.held = false;
      this.later?.();
      this.later = undefined;
    });
  }

  get state() {
    return this.box.dataset.state;
  }

  // button: [what it says, which of `on` it calls]
  show(...news) {
    if (this.held) this.later = () => this.set(...news);
    else this.set(...news);
  }

  set(state, text, [label, action] = [], trace = '') {
    if (!label && document.activeElement === this.button) this.text.focus({ preventScroll: true });
    this.box.dataset.state = state;
    if (this.text.textContent !== text) this.text.textContent = text; // said once, not at every repeat
    this.progress.hidden = state !== 'starting';
    this.button.hidden = !label;
    this.button.textContent = label ?? '';
    this.press = () => this.on[action]();
    this.details.hidden = !trace;
    this.trace.textContent = trace;
  }

  // A start that nobody asked for is shown and not said.
  quiet(whether) {
    this.text.setAttribute('aria-live', whether ? 'off' : 'polite');
  }

  still() {
    const text = 'A picture, for now. Move a control and the model starts here, in this page.';
    this.show('static', text, ['Start the model', 'start']);
  }

  starting(stage, detail = '') {
    const [percent, what] = STAGES[stage] ?? [this.progress.value, stage ? `loading ${stage}` : 'starting'];
    this.progress.value = percent;
    this.show('starting', `Starting: ${what}${detail && `, ${detail}`}. You can go on; changes are kept.`);
  }

  live() {
    this.show('live', 'Live: every answer is computed in this page.');
  }

  loading(what, detail) {
    this.show('busy', `Getting ${what}, ${detail}, for this answer.`);
  }

  busy() {
    this.show('busy', 'Still computing. You can wait, or stop it and go back to the answer before.', ['Stop', 'stop']);
  }

  // Python raised while it answered; the widget lives on.
  trouble(message, trace) {
    this.show('trouble', `The last change could not be carried out: ${message}. The answers are those before it.`, [], trace);
  }

  broke(message, trace) {
    this.show('failed', `This cell failed: ${message}. The picture stays as it was.`, ['Start again', 'start'], trace);
  }

  stopped(reason) {
    this.show('failed', `The model stopped: ${reason}. The last answers stay.`, ['Start again', 'start']);
  }

  failed(reason) {
    this.show('failed', `Could not start: ${reason}. The picture stays as it was.`, ['Try again', 'start']);
  }

  // A browser does not ask again for a module that it could not load: only a new page helps.
  lost(reason) {
    this.show('failed', `Could not start: ${reason}. The picture stays as it was.`, ['Load the page again', 'reload']);
  }
}
