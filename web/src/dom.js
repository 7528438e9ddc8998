// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Elements made by hand.
export function add(parent, tag, className = '', text = '') {
  return parent.appendChild(Object.assign(document.createElement(tag), { className, textContent: text }));
}

// In JupyterLab each widget has a copy of its module, so a counter would begin anew in each.
export const freshId = () => `oms-${Math.random().toString(36).slice(2)}`;
