// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// A chart's selections, as Python has them: { name: [{ field: value }, …] }, an interval's value being its two ends.
// Vega keeps each in a data set, name_store; what a reader marks with the pointer is read from there, and what
// Python or the keyboard selects is written there.
import { changeset } from './vega.js';

const plain = (value) => (value instanceof Date ? value.getTime() : value);
const all = () => true;

function readPoints(view, name) {
  const tuples = view.data(`${name}_store`);
  const choices = tuples.map(({ fields, values }) => Object.fromEntries(fields.map(({ field }, i) => [field, plain(values[i])])));
  // panels of a facet may hold the same choice twice
  return [...new Map(choices.map((choice) => [JSON.stringify(choice), choice])).values()];
}

// The pointer ends anywhere between two marks; what is chosen ends at values that the rows have. Vega reckons in
// pixels, so a value that lies within half a pixel counts as reached.
function readInterval(view, name, rows) {
  const [tuple] = view.data(`${name}_store`);
  if (!tuple) return [];
  const pairs = tuple.fields.map(({ field, channel }, i) => {
    const scale = view.scale(channel);
    const half = Math.abs(scale.invert(1) - scale.invert(0)) / 2;
    const [low, high] = tuple.values[i].map(plain).sort((a, b) => a - b);
    const reached = (value) => value !== null && value >= low - half && value <= high + half;
    const within = rows.map((row) => row[field]).filter(reached);
    return [field, [Math.min(...within), Math.max(...within)]];
  });
  return pairs.some(([, [low]]) => low === Infinity) ? [] : [Object.fromEntries(pairs)];
}

export function read(view, name, selection, rows) {
  return selection.kind === 'interval' ? readInterval(view, name, rows) : readPoints(view, name);
}

function writePoints(view, name, { fields }, choices) {
  const described = fields.map((field) => ({ type: 'E', field }));
  const tuples = choices.map((choice) => ({ unit: '', fields: described, values: fields.map((field) => choice[field]) }));
  view.change(`${name}_store`, changeset().remove(all).insert(tuples));
}

// Vega-Lite draws an interval from its ends in pixels.
function writeInterval(view, name, { fields, channels }, [choice]) {
  channels.forEach((channel, i) => {
    const scale = view.scale(channel);
    view.signal(`${name}_${channel}`, choice ? choice[fields[i]].map((end) => scale(end)) : [0, 0]);
  });
}

export function write(view, name, selection, choices) {
  (selection.kind === 'interval' ? writeInterval : writePoints)(view, name, selection, choices);
}

export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
