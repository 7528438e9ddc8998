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
  // onStart: what the button does, both the first time and after a failure
  constructor(cell, onStart) {
    this.box = document.createElement('div');
    this.box.className = 'oms-status';
    this.text = this.box.appendChild(document.createElement('span'));
    this.text.setAttribute('role', 'status');
    this.text.tabIndex = -1; // takes the focus of a button that goes away
    this.progress = this.box.appendChild(document.createElement('progress'));
    Object.assign(this.progress, { max: 100, value: 0 });
    this.progress.setAttribute('aria-label', 'Starting the model');
    this.button = this.box.appendChild(document.createElement('button'));
    this.button.type = 'button';
    this.button.addEventListener('click', onStart);
    cell.prepend(this.box);
    this.still();
  }

  show(state, text, button) {
    if (!button && document.activeElement === this.button) this.text.focus({ preventScroll: true });
    this.box.dataset.state = state;
    this.text.textContent = text;
    this.progress.hidden = state !== 'starting';
    this.button.hidden = !button;
    this.button.textContent = button ?? '';
  }

  still() {
    this.show('static', 'A picture, for now. Move a control and the model starts here, in this page.', 'Start the model');
  }

  starting(stage, megabytes = 0) {
    const [percent, what] = STAGES[stage] ?? [5, 'starting'];
    this.progress.value = percent;
    const loaded = megabytes ? `, ${megabytes} MB so far` : '';
    this.show('starting', `Starting: ${what}${loaded}. You can go on; changes are kept.`);
  }

  live() {
    this.show('live', 'Live: every answer is computed in this page.');
  }

  broke(reason) {
    this.show('failed', `This cell failed: ${reason}. The picture stays as it was.`, 'Load the page again');
  }

  stopped(reason) {
    this.show('failed', `The model stopped: ${reason}. The last answers stay.`, 'Load the page again');
  }

  failed(reason) {
    this.show('failed', `Could not start: ${reason}. The picture stays as it was.`, 'Try again');
  }
}
