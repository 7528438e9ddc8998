// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Elements made by hand.

// JupyterLab takes arrow keys from every input that is not for text, unless it is told not to.
export function ownKeys(element) {
  if (element.tagName === 'INPUT') element.dataset.lmSuppressShortcuts = '';
}

export function add(parent, tag, className = '', text = '') {
  const made = parent.appendChild(Object.assign(document.createElement(tag), { className, textContent: text }));
  ownKeys(made);
  return made;
}

// In JupyterLab each widget has a copy of its module, so a counter would begin anew in each.
export const freshId = () => `oms-${Math.random().toString(36).slice(2)}`;
