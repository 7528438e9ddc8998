// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// A slim widget manager: the four packages that the book's widgets live in, and comms to one kernel.
import * as base from '@jupyter-widgets/base';
import { ManagerBase } from '@jupyter-widgets/base-manager';
import * as controls from '@jupyter-widgets/controls';
import '@jupyter-widgets/controls/css/widgets-base.css';
import '@jupyter-widgets/controls/css/labvariables.css';
import '@lumino/widgets/style/index.css';
import { Widget } from '@lumino/widgets';
import anywidget from 'anywidget';
import * as output from './output.js';

const packages = {
  '@jupyter-widgets/base': base,
  '@jupyter-widgets/controls': controls,
  '@jupyter-widgets/output': output,
  anywidget: anywidget(base),
};

// One comm a widget model. `wire` has send(id, message, buffers), comms and callbacks.
export class Comm {
  constructor(wire, id, target) {
    Object.assign(this, { wire, comm_id: id, target_name: target });
    wire.comms.set(id, this);
  }

  on_msg(callback) {
    this.handle = callback;
  }

  on_close(callback) {
    this.handleClose = callback;
  }

  post(type, data, callbacks, metadata, buffers) {
    const id = base.uuid();
    if (callbacks) this.wire.callbacks.set(id, callbacks);
    const content = { comm_id: this.comm_id, target_name: this.target_name, data: data || {} };
    this.wire.send(id, { msg_type: type, msg_id: id, metadata: metadata || {}, content }, buffers);
    return id;
  }

  open(data, callbacks, metadata, buffers) {
    return this.post('comm_open', data, callbacks, metadata, buffers);
  }

  send(data, callbacks, metadata, buffers) {
    return this.post('comm_msg', data, callbacks, metadata, buffers);
  }

  close(data, callbacks, metadata, buffers) {
    this.wire.comms.delete(this.comm_id);
    return this.post('comm_close', data, callbacks, metadata, buffers);
  }
}

export class Manager extends ManagerBase {
  constructor(wire) {
    super();
    this.wire = wire;
  }

  async loadClass(className, moduleName) {
    const found = packages[moduleName]?.[className];
    if (!found) throw Error(`this page has no ${className} of ${moduleName}`);
    return found;
  }

  async _create_comm(target, id, data, metadata, buffers) {
    const comm = new Comm(this.wire, id, target);
    if (data || metadata) comm.open(data, {}, metadata, buffers);
    return comm;
  }

  async _get_comm_info() {
    return {};
  }

  async show(id, element) {
    const model = await this.get_model(id);
    const view = await this.create_view(model);
    Widget.attach(view.luminoWidget, element);
    return model;
  }
}

// Our modules are not in a page's saved state, nor sent by the kernel: the page has them, by hashed URLs.
// modules: { "oms42.chart": url, … }
export function withModule(state, modules) {
  const url = modules[state._anywidget_id];
  return url ? { ...state, _esm: url } : state;
}
