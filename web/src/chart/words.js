// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Values as a reader reads them, by d3's formats; times in UTC, as the months of the data are.
import { ownKeys } from '../dom.js';
import { defaultLocale } from './vega.js';

const formatters = new Map();

function formatter(form) {
  const locale = defaultLocale();
  if (!form) return String;
  if (!form.startsWith('%')) return locale.format(form);
  const time = locale.utcFormat(form);
  return (value) => time(new Date(value));
}

export function written(value, form) {
  if (value === null || value === undefined) return '–';
  if (!formatters.has(form)) formatters.set(form, formatter(form));
  return formatters.get(form)(value);
}

export function add(parent, tag, properties = {}) {
  const made = parent.appendChild(Object.assign(document.createElement(tag), properties));
  ownKeys(made);
  return made;
}
