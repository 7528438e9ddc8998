// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Elements made by hand.
export function add(parent, tag, className = '', text = '') {
  return parent.appendChild(Object.assign(document.createElement(tag), { className, textContent: text }));
}

let count = 0;
export const freshId = () => `oms-made-${(count += 1)}`;
