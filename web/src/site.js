// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Every page: mends of accessibility faults in stock parts, all of them here, each with its reason.
import './site.css';

// ipywidgets: a slider's handle has role=slider and no name; its label is a sibling that nothing refers to.
let count = 0;
function nameSliders(root) {
  for (const handle of root.querySelectorAll('.widget-slider .noUi-handle:not([aria-labelledby])')) {
    const label = handle.closest('.widget-slider').querySelector('.widget-label');
    if (!label) continue;
    label.id ||= `oms-label-${(count += 1)}`;
    handle.setAttribute('aria-labelledby', label.id);
  }
}

// The theme gives these an aria-label that leaves out the words on them; the words themselves are the better name.
function speakVisibleNames() {
  for (const element of document.querySelectorAll('.search-button__button[aria-label], summary[aria-label]')) {
    element.removeAttribute('aria-label');
  }
}

// The sidebar's fold-out arrows are summaries with an icon and no name.
function nameFolds() {
  for (const summary of document.querySelectorAll('summary:has(> .toctree-toggle)')) {
    const chapter = summary.closest('li')?.querySelector('a')?.textContent.trim() ?? 'chapter';
    summary.setAttribute('aria-label', `Sections of ${chapter}`);
  }
}

// docutils marks bibliographies with a role that ARIA has since retired, in a list that may not hold them.
function plainBibliography() {
  for (const entry of document.querySelectorAll('[role="doc-biblioentry"], .citation-list[role]')) entry.removeAttribute('role');
}

// Wide tables and code scroll by themselves and could not be reached by keyboard.
function reachScrollers() {
  for (const box of document.querySelectorAll('.bd-article pre, .bd-article .pst-scrollable-table-container')) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  }
}

// ipywidgets typesets labels through MathJax 2; the book has MathJax 3, and only where a page has formulas.
function bridgeMathJax() {
  if (!globalThis.MathJax || globalThis.MathJax.Hub) return;
  globalThis.MathJax.Hub = { Queue: ([, , element]) => globalThis.MathJax.typesetPromise?.([element]) };
}

bridgeMathJax();
addEventListener('load', bridgeMathJax); // MathJax has replaced its settings by itself
new MutationObserver(() => nameSliders(document)).observe(document.body, { childList: true, subtree: true });
nameSliders(document);
speakVisibleNames();
plainBibliography();
nameFolds();
reachScrollers();
