// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// The chart widget on the anywidget protocol: the Vega spec comes once, afterwards only rows travel.
// The same module draws in JupyterLab (bundled into the widget) and in the page (loaded by a hashed URL).
import { View, changeset, parse } from 'vega';

const DATA = 'rows';

async function draw(model, element) {
  const view = new View(parse(model.get('spec')), { renderer: 'svg', container: element, hover: true });
  view.data(DATA, structuredClone(model.get('rows')));
  await view.runAsync();
  return view;
}

function describe(model, element) {
  const svg = element.querySelector('svg');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', model.get('alt'));
  // Vega labels every axis and mark for itself; the picture has one text alternative, and it is the widget's.
  for (const child of svg.children) child.setAttribute('aria-hidden', 'true');
}

export default {
  async render({ model, el }) {
    el.classList.add('oms-chart');
    el.tabIndex = 0; // on a phone the chart keeps its size and scrolls, by keyboard too
    const view = await draw(model, el);
    let revision = 0;
    let busy = Promise.resolve();
    const drawn = () => {
      describe(model, el);
      el.dataset.revision = String(revision);
      revision += 1;
      performance.mark('oms-drawn', { detail: revision });
    };
    drawn();
    const change = () => {
      busy = busy.then(async () => {
        const rows = structuredClone(model.get('rows'));
        view.change(DATA, changeset().remove(() => true).insert(rows));
        await view.runAsync();
        drawn();
      });
    };
    model.on('change:rows', change);
    model.on('change:alt', () => describe(model, el));
    return () => {
      model.off('change:rows', change);
      view.finalize();
    };
  },
};
