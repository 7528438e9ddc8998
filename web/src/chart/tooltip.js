// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// What a mark stands for, in a box beside the pointer: it can be pointed at itself, and goes at Escape
// (WCAG 1.4.13). Whoever has no pointer reads the same in the table.
import { add } from './words.js';

const LINGER = 150; // milliseconds to get from the mark to the box
const GAP = 14; // pixels from the pointer

export class Tooltip {
  constructor(host) {
    this.host = host;
    this.box = add(host, 'div', { className: 'oms-chart-tip', hidden: true });
    this.box.setAttribute('aria-hidden', 'true');
    this.box.addEventListener('pointerenter', () => clearTimeout(this.leaving));
    this.box.addEventListener('pointerleave', () => this.leave());
    this.escape = (event) => event.key === 'Escape' && this.hide();
    document.addEventListener('keydown', this.escape);
    // how Vega calls it
    this.handle = (_handler, event, _item, value) => (value ? this.show(event, value) : this.leave());
  }

  show(event, value) {
    clearTimeout(this.leaving);
    const pairs = typeof value === 'object' ? Object.entries(value) : [['', value]];
    this.box.replaceChildren();
    for (const [name, text] of pairs) {
      const line = add(this.box, 'div');
      if (name) add(line, 'span', { textContent: `${name}: ` });
      add(line, 'b', { textContent: text });
    }
    this.box.hidden = false;
    this.place(event);
  }

  place(event) {
    const frame = this.host.getBoundingClientRect();
    const x = event.clientX - frame.left;
    const y = event.clientY - frame.top;
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const right = x + GAP + width <= frame.width ? x + GAP : x - GAP - width;
    const below = y + GAP + height <= frame.height ? y + GAP : y - GAP - height;
    this.box.style.left = `${Math.max(0, Math.min(right, frame.width - width))}px`;
    this.box.style.top = `${below}px`;
  }

  leave() {
    clearTimeout(this.leaving);
    this.leaving = setTimeout(() => this.box.matches(':hover') || this.hide(), LINGER);
  }

  hide() {
    clearTimeout(this.leaving);
    this.box.hidden = true;
  }

  remove() {
    clearTimeout(this.leaving);
    document.removeEventListener('keydown', this.escape);
  }
}
