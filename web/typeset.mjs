// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// node typeset.mjs ASKED MADE: typesets the formulas of pages before a reader opens them.
// ASKED: JSON, [[[tex, display], …], …], a list a page. MADE: JSON, [{style, formulas: [markup, …]}, …].
import { readFileSync, writeFileSync } from 'node:fs';
import mathjax from 'mathjax/es5/node-main.js';

const FONTS = 'FONTS'; // a page knows how far from its folder they lie
// MathJax's x is .442 of its letters' size; that of the systems' sans-serifs, which the pages are set in, about .5
const SCALE = 1.13;

const MathJax = await mathjax.init({
  loader: { load: ['input/tex', 'output/chtml', 'a11y/assistive-mml'] },
  chtml: { fontURL: FONTS, adaptiveCSS: true },
  startup: { typeset: false },
});
const { adaptor, output } = MathJax.startup;

async function page(formulas) {
  output.clearCache(); // a page's style holds its own characters
  const made = [];
  for (const [tex, display] of formulas) {
    made.push(adaptor.outerHTML(await MathJax.tex2chtmlPromise(tex, { display, scale: SCALE })));
  }
  return { style: adaptor.textContent(MathJax.chtmlStylesheet()), formulas: made };
}

const [asked, made] = process.argv.slice(2);
const pages = [];
for (const formulas of JSON.parse(readFileSync(asked, 'utf8'))) pages.push(await page(formulas));
writeFileSync(made, JSON.stringify(pages));
