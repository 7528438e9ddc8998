// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Vega's geoshape projects every border again whenever a shape's color changes, and twice, for its bounds too. The
// borders of a map stay where they are, so each outline is kept until the projection changes.
import GeoShape from 'vega-geo/src/GeoShape.js';

// Takes an outline as a canvas would, as text for SVG and as a box.
class Outline {
  constructor() {
    Object.assign(this, { text: '', box: [Infinity, Infinity, -Infinity, -Infinity] });
  }

  add(letter, x, y) {
    const [left, top, right, bottom] = this.box;
    this.text += `${letter}${x.toFixed(1)},${y.toFixed(1)}`;
    this.box = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
  }

  moveTo(x, y) {
    this.add('M', x, y);
  }

  lineTo(x, y) {
    this.add('L', x, y);
  }

  closePath() {
    this.text += 'Z';
  }
}

function boxInto(context, [left, top, right, bottom]) {
  if (left > right) return; // a shape that the projection does not show
  context.moveTo(left, top);
  context.lineTo(right, bottom);
}

// A shape generator as Vega wants it: called with an item, it answers in text, or draws into the context that was set.
function keeping(shape, feature) {
  const known = new WeakMap();
  let context = null;
  const outlineOf = (item) => {
    const drawn = feature(item);
    const key = drawn.geometry ?? drawn; // rows are copied on their way through Vega, geometries are not
    if (!known.has(key)) {
      const outline = new Outline();
      shape.context(outline)(item);
      shape.context(null);
      known.set(key, outline);
    }
    return known.get(key);
  };
  const kept = (item) => {
    const outline = outlineOf(item);
    return context ? boxInto(context, outline.box) : outline.text;
  };
  kept.context = (given) => {
    context = given;
    return kept;
  };
  return kept;
}

export default class KeepingGeoShape extends GeoShape {
  transform(parameters, pulse) {
    const renewed = !this.value || parameters.modified();
    const out = super.transform(parameters, pulse);
    if (renewed) this.kept = keeping(this.value, parameters.field ?? ((item) => item.datum));
    const name = parameters.as ?? 'shape';
    out.visit(renewed ? out.SOURCE : out.ADD, (item) => {
      item[name] = this.kept;
    });
    return out;
  }
}
