// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Paints a page's widgets from the state saved at build time, with no kernel.
import { Comm, Manager, withModule } from './manager.js';

const STATE = 'script[type="application/vnd.jupyter.widget-state+json"]';
const VIEW = 'script[type="application/vnd.jupyter.widget-view+json"]';

// Stands where the kernel will be: answers at once that it is idle, and tells what it was sent.
class Stand {
  constructor(sent) {
    Object.assign(this, { sent, comms: new Map(), callbacks: new Map() });
  }

  send(id, message) {
    if (message.msg_type === 'comm_msg') this.sent(message.content.comm_id, message.content.data);
    const callbacks = this.callbacks.get(id);
    this.callbacks.delete(id);
    const idle = { header: { msg_type: 'status' }, parent_header: { msg_id: id }, content: { execution_state: 'idle' } };
    queueMicrotask(() => callbacks?.iopub?.status?.(idle));
  }
}

// Our modules that the saved widgets draw with. Without them there would be controls and no chart: better the
// still picture, so a failure to load one is a failure to paint.
function loadModules(saved, modules) {
  const urls = Object.values(saved.state).map((model) => modules[model.state._anywidget_id]);
  return Promise.all([...new Set(urls.filter(Boolean))].map((url) => import(url)));
}

// cells: [{ output }]; gives each its `roots`, the models it shows. sent(model, data): what the reader does.
export async function paint(cells, config, sent) {
  const saved = JSON.parse(document.querySelector(STATE)?.textContent ?? '{"state":{}}');
  await loadModules(saved, config.modules);
  const stand = new Stand(sent);
  const manager = new Manager(stand);
  for (const model of Object.values(saved.state)) model.state = withModule(model.state, config.modules);
  for (const model of await manager.set_state(saved)) {
    // a model with no comm would keep its changes to itself
    model.comm = new Comm(stand, model.model_id);
    model.comm_live = true;
  }
  for (const cell of cells) {
    cell.roots = [];
    for (const script of cell.output.querySelectorAll(VIEW)) {
      const place = document.createElement('div');
      place.className = 'oms-widget';
      script.after(place);
      cell.roots.push(await manager.show(JSON.parse(script.textContent).model_id, place));
    }
    cell.output.classList.add('oms-painted');
  }
}
