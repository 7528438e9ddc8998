// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Markdown in little: paragraphs, lists, emphasis and code, as text nodes, so that nothing needs a sanitizer.
// A heading or a table in an output is a sign that the text belongs in the book.
const SPAN = /\*\*(.+?)\*\*|\*(\S(?:.*?\S)?)\*|`([^`]+)`/g;

function addSpans(parent, text) {
  let end = 0;
  for (const match of text.matchAll(SPAN)) {
    const [whole, strong, emphasis, code] = match;
    const tag = strong ? 'strong' : emphasis ? 'em' : 'code';
    const span = document.createElement(tag);
    span.textContent = strong ?? emphasis ?? code;
    parent.append(text.slice(end, match.index), span);
    end = match.index + whole.length;
  }
  parent.append(text.slice(end));
}

function addBlock(parent, block) {
  const items = block.split(/\n(?=[-*] )/);
  if (!/^[-*] /.test(block)) {
    addSpans(parent.appendChild(document.createElement('p')), block);
    return;
  }
  const list = parent.appendChild(document.createElement('ul'));
  for (const item of items) addSpans(list.appendChild(document.createElement('li')), item.slice(2));
}

export function addMarkdown(parent, text) {
  for (const block of text.trim().split(/\n\s*\n/)) addBlock(parent, block);
}
