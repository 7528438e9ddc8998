// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Numbers as a reader types them and as the page says them, in American style.
const PLAIN = /^[-+]?(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+)?(?:\.\d+)?(?:e[-+]?\d+)?$/i;
const DECIMAL_COMMA = /^[-+]?(?:0,\d+|\d+,\d{1,2}|\d+,\d{4,})$/;
const NO_NUMBER = 'That is no number: type digits, such as 1,234.5 or −3.';
const STYLE = 'Write thousands with a comma and decimals after a point: 1,234.5.';

// A unit such as `$M` has a sign that goes before the number and a rest that goes after it.
function partsOf(unit) {
  const sign = /^[$€£]/.exec(unit)?.[0] ?? '';
  return { sign, rest: unit.slice(sign.length) };
}

// Takes off the unit, which a reader may type or leave out, and a percent sign.
function bare(text, unit) {
  const { sign, rest } = partsOf(unit);
  let number = text.trim().replace(/[\u00a0\u202f\u2009]/g, ' ').replace(/[−–]/g, '-').replace(/^([-+]) /, '$1');
  if (rest && rest !== '%' && number.endsWith(rest)) number = number.slice(0, -rest.length);
  const percent = number.endsWith('%');
  if (percent) number = number.slice(0, -1);
  if (sign) number = number.replace(sign, '');
  return { number: number.trim(), percent };
}

// unit: what the number is measured in; `12 %` is 12 where that is percent, and 0.12 elsewhere.
// Gives { value } or { problem }, a sentence for the reader; nothing typed is neither.
export function readNumber(text, unit = '') {
  if (!text.trim()) return {};
  const { number, percent } = bare(text, unit);
  if (DECIMAL_COMMA.test(number)) return { problem: `Write the decimals after a point: ${number.replace(',', '.')}.` };
  if (/^[-+]?[\d.]+,\d+$/.test(number) && number.includes('.')) return { problem: STYLE };
  const value = Number(number.replace(/[, ]/g, ''));
  if (!/\d/.test(number) || !PLAIN.test(number) || !Number.isFinite(value)) return { problem: NO_NUMBER };
  return { value: percent && unit !== '%' ? value / 100 : value };
}

// decimals: how many to show; undefined shows as many as the number has, up to three.
export function sayNumber(value, decimals) {
  const digits = { minimumFractionDigits: decimals ?? 0, maximumFractionDigits: decimals ?? 3 };
  const form = new Intl.NumberFormat('en-US', { ...digits, signDisplay: 'negative' });
  return form.format(value).replace('-', '−');
}

// How many decimals the multiples of a step need.
export const decimalsOf = (step) => (String(step).split('.')[1] ?? '').length;

// `$12.5M` and `12.5 %`.
export function withUnit(said, unit) {
  const { sign, rest } = partsOf(unit);
  const signed = said.startsWith('−') ? `−${sign}${said.slice(1)}` : sign + said;
  return sign || !rest ? signed + rest : `${signed} ${rest}`;
}
