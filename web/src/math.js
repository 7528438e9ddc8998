// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Formulas in outputs and labels, typeset by the site's own MathJax; a page without any never loads it.
// Those of the text are typeset when the book is built (typeset.mjs).
const SOURCE = '_static/mathjax/tex-chtml.js';

// As the book's text has it: a dollar sign opens a formula before no space and no word, and closes one after
// no space and before no digit. So "$5 and $6" are prices.
const DISPLAYED = String.raw`\$\$([\s\S]+?)\$\$|\\\[([\s\S]+?)\\\]`;
const INLINE = String.raw`\\\(([\s\S]+?)\\\)|(?<![\\\w$])\$(?![\s$])((?:[^$\\]|\\[^$])+?)(?<!\s)\$(?![\d$])`;
const FORMULA = new RegExp(`${DISPLAYED}|${INLINE}`, 'g');
const SKIPPED = 'pre, code, kbd, samp, script, style, textarea, svg, mjx-container';

function settled(script) {
  return new Promise((resolve, reject) => {
    script.addEventListener('load', resolve);
    script.addEventListener('error', () => reject(Error('the formulas cannot be typeset: MathJax did not load')));
  });
}

async function start() {
  globalThis.MathJax = { startup: { typeset: false }, options: { enableMenu: false } };
  const script = document.createElement('script');
  script.src = new URL((document.documentElement.dataset.content_root ?? './') + SOURCE, document.baseURI);
  document.head.append(script);
  await settled(script);
  await globalThis.MathJax.startup.promise;
  return globalThis.MathJax;
}

let started;
// place: whose letters the formula's are matched to
async function convert(tex, display, place) {
  started ??= start();
  const mathjax = await started;
  const size = place.isConnected ? mathjax.getMetricsFor(place, display) : {};
  const made = await mathjax.tex2chtmlPromise(tex, { ...size, display });
  const style = mathjax.chtmlStylesheet(); // grows with the characters in use
  if (!style.isConnected) document.head.append(style);
  return made;
}

// A whole formula, as LaTeX outputs have it.
export async function formula(tex, element) {
  element.replaceChildren(await convert(tex, true, element));
}

function textNodes(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (/[$\\]/.test(node.data) && !node.parentElement.closest(SKIPPED)) found.push(node);
  }
  return found;
}

async function typesetText(node) {
  const pieces = document.createDocumentFragment();
  const text = node.data;
  let end = 0;
  const plain = (upTo) => pieces.append(text.slice(end, upTo).replaceAll('\\$', '$'));
  for (const match of text.matchAll(FORMULA)) {
    const [whole, doubled, bracketed, rounded, single] = match;
    plain(match.index);
    const tex = doubled ?? bracketed ?? rounded ?? single;
    pieces.append(await convert(tex, Boolean(doubled ?? bracketed), node.parentElement));
    end = match.index + whole.length;
  }
  plain(text.length);
  node.replaceWith(pieces); // nothing happens if the text has gone meanwhile
}

// Typesets the formulas in an element's text.
export async function typeset(element) {
  for (const node of textNodes(element)) await typesetText(node);
}
