// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Vega's SVG renderer makes a new gradient whenever a color legend is drawn anew and keeps all the old ones: 17 more
// elements at every move of a slider. This one keeps those that something is filled with.
import { SVGHandler, SVGRenderer, renderModule } from 'vega-scenegraph';

class TidyRenderer extends SVGRenderer {
  defs() {
    const gradients = this._defs.gradient;
    const ids = Object.keys(gradients);
    const used = (id) => this._svg.querySelector(`[fill$="#${id})"], [stroke$="#${id})"]`);
    if (ids.length > 1) for (const id of ids) if (!used(id)) delete gradients[id];
    super.defs();
  }
}

renderModule('svg', { renderer: TidyRenderer, handler: SVGHandler });
