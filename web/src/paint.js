// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Paints a page's widgets from the state saved at build time, with no kernel, and writes down what the
// reader does to them until there is one.
import { Comm, Manager, withModule } from './manager.js';

const STATE = 'script[type="application/vnd.jupyter.widget-state+json"]';
const VIEW = 'script[type="application/vnd.jupyter.widget-view+json"]';

// Stands where the kernel will be: answers at once that it is idle, keeps what it was sent.
class Recorder {
  constructor() {
    Object.assign(this, { comms: new Map(), callbacks: new Map(), log: [], recording: false });
  }

  send(id, message) {
    const { comm_id: model, data } = message.content;
    if (this.recording && message.msg_type === 'comm_msg') this.log.push({ model, data: structuredClone(data) });
    const callbacks = this.callbacks.get(id);
    this.callbacks.delete(id);
    const idle = { header: { msg_type: 'status' }, parent_header: { msg_id: id }, content: { execution_state: 'idle' } };
    queueMicrotask(() => callbacks?.iopub?.status?.(idle));
  }
}

// cells: [{ output }]; gives each its `roots`, the models it shows.
export async function paint(cells, config) {
  const saved = JSON.parse(document.querySelector(STATE)?.textContent ?? '{"state":{}}');
  // without them there would be controls and no chart: better the still picture
  const used = Object.values(saved.state).map((model) => config.modules[model.state._anywidget_id]);
  await Promise.all([...new Set(used.filter(Boolean))].map((url) => import(url)));
  const recorder = new Recorder();
  const manager = new Manager(recorder);
  for (const model of Object.values(saved.state)) model.state = withModule(model.state, config.modules);
  for (const model of await manager.set_state(saved)) {
    // a model with no comm keeps its changes to itself; these go into the log
    model.comm = new Comm(recorder, model.model_id);
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
  return recorder;
}

// A model and all below it, in one fixed order.
function* tree(model) {
  yield model;
  for (const child of model.get('children') ?? []) yield* tree(child);
}

// Does to the live widgets what the reader did to the painted ones, in the same order.
export function replay(log, painted, live) {
  const twins = new Map();
  painted.forEach((root, i) => {
    const others = [...tree(live[i])];
    [...tree(root)].forEach((model, j) => twins.set(model.model_id, others[j]));
  });
  for (const { model, data } of log) {
    const twin = twins.get(model);
    if (!twin) continue;
    if (data.method === 'update') twin.set_state(data.state);
    twin.comm.send(data);
  }
}
