// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Tables that a screen reader can follow and a keyboard can scroll: those of the page and those of live outputs.

// What is wider than its place scrolls by itself; then, and only then, it must take the focus.
const widths = new ResizeObserver((entries) => entries.forEach(({ target }) => update(target)));

function update(box) {
  const scrolls = box.scrollWidth > box.clientWidth + 1;
  if (scrolls) box.tabIndex = 0;
  else box.removeAttribute('tabindex');
}

export function reach(box) {
  update(box);
  widths.observe(box);
}

function plainCell(header) {
  const cell = document.createElement('td');
  header.replaceWith(cell);
}

// pandas: header cells say nothing of what they head, and an empty corner claims to be one.
export function mendTable(table) {
  for (const header of table.querySelectorAll('th:not([scope])')) {
    if (!header.textContent.trim()) plainCell(header);
    else if (header.closest('thead')) header.scope = header.colSpan > 1 ? 'colgroup' : 'col';
    else header.scope = header.rowSpan > 1 ? 'rowgroup' : 'row';
  }
}

// Gives each table below an element its headers and a box to scroll in.
export function mendTables(root) {
  for (const table of root.querySelectorAll('table')) {
    mendTable(table);
    if (table.parentElement.closest('.oms-scroll, table')) continue;
    const box = document.createElement('div');
    box.className = 'oms-scroll';
    table.replaceWith(box);
    box.append(table);
    reach(box);
  }
}
