// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// The width of a chart: its own where there is room, else what there is. Text keeps its size; legends and the
// panels of a facet go one below the other. What still does not fit scrolls.
const NARROW = 480; // pixels of room below which things are set one below the other
const LEAST = 120; // pixels of a plot below which it is better to scroll

const signalOf = (spec, name) => spec.signals?.find((signal) => signal.name === name);

export class Fit {
  constructor(view, host, spec) {
    Object.assign(this, { view, host });
    const panel = signalOf(spec, 'child_width');
    this.signal = panel ? 'child_width' : 'width';
    this.natural = panel?.value ?? spec.width;
    this.height = spec.projections && spec.height; // a map keeps its shape
    // a width that follows from the number of its bars is the chart's own affair
    this.fixed = typeof this.natural !== 'number' || !signalOf(spec, 'narrow');
    this.columns = Number(/: (\d+)\)$/.exec(spec.layout?.columns?.signal ?? '')?.[1] ?? 1);
    view.addResizeListener((width) => {
      this.drawn = width;
    });
  }

  // The picture is measured when it is first drawn. Longer labels later would be cut off.
  keep() {
    this.kept = this.box();
  }

  outgrown() {
    const [left, top, right, bottom] = this.box();
    const [x1, y1, x2, y2] = this.kept;
    return left < x1 - 1 || top < y1 - 1 || right > x2 + 1 || bottom > y2 + 1;
  }

  box() {
    const { x1, y1, x2, y2 } = this.view.scenegraph().root.bounds;
    return [x1, y1, x2, y2];
  }

  // Sets the signals for the room that there is; true if the view has to be drawn again, and then perhaps once more.
  adjust() {
    const room = this.host.clientWidth;
    if (this.fixed || !room || !this.drawn) return false;
    this.full ??= this.drawn;
    const narrow = room < Math.min(NARROW, this.full);
    const current = this.view.signal(this.signal);
    const columns = this.view.signal('narrow') ? 1 : this.columns;
    const beside = this.drawn - columns * current; // axes, gaps, padding
    if (narrow !== this.view.signal('narrow')) return this.set({ narrow });
    const most = narrow && this.columns > 1 ? this.full - beside : this.natural;
    const width = Math.max(LEAST, Math.min(most, Math.floor((room - 2 - beside) / columns)));
    if (width === current || (width > current && this.drawn > room)) return false;
    const height = this.height && Math.round((this.height * width) / this.natural);
    return this.set({ [this.signal]: width, ...(height ? { height } : {}) });
  }

  set(signals) {
    for (const [name, value] of Object.entries(signals)) this.view.signal(name, value);
    this.view.resize(); // of these, Vega itself measures the picture again for width and height only
    return true;
  }
}
