// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Puts HTML that is not the page's own into an element. The sanitizer is loaded with the first markup.
import { typeset } from './math.js';
import { mendTables } from './tables.js';

let sanitizer; // once loaded, markup is drawn at once
export async function loadSanitizer() {
  sanitizer ??= await import('./html.js');
}

const turns = new WeakMap();

// The last call wins, whichever is ready first.
export async function setMarkup(element, html) {
  const turn = {};
  turns.set(element, turn);
  if (!/[<&]/.test(html)) {
    element.textContent = html;
  } else {
    if (!sanitizer) await loadSanitizer();
    if (turns.get(element) !== turn) return;
    element.replaceChildren(sanitizer.sanitize(html));
    mendTables(element);
  }
  await typeset(element);
}

// For labels, which cannot wait: until the sanitizer is there, their words.
export function inlineMarkup(html) {
  if (sanitizer) return sanitizer.sanitizeInline(html);
  const box = document.createElement('div');
  box.textContent = new DOMParser().parseFromString(html, 'text/html').body.textContent;
  return box.innerHTML;
}
