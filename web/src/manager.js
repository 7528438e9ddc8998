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
import { inlineMarkup, loadSanitizer } from './markup.js';
import { typeset } from './math.js';
import { mendTooltips, mendViews } from './mends.js';
import * as output from './output.js';
import { missing, safeViews } from './views.js';
import './colors.css';
import './widgets.css';

mendTooltips(base, controls);
const packages = {
  '@jupyter-widgets/base': base,
  '@jupyter-widgets/controls': mendViews({ ...controls, ...safeViews(controls) }),
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

const shown = new WeakMap(); // element -> the view that fills it

export class Manager extends ManagerBase {
  constructor(wire) {
    super();
    this.wire = wire;
    // how ipywidgets asks for a label's formulas
    this._rendermime = { latexTypesetter: { typeset: (element) => typeset(element).catch(console.error) } };
  }

  async loadClass(className, moduleName) {
    return packages[moduleName]?.[className] ?? missing(className, moduleName);
  }

  // A label is written at once, so its markup must not have to wait.
  async _make_model(options, state) {
    if (state?.description_allow_html) await loadSanitizer();
    return super._make_model(options, state);
  }

  inline_sanitize(html) {
    return inlineMarkup(html);
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
    shown.set(element, view);
    return model;
  }

  // Ends the views below an element that is about to go: left alone they would follow their models forever.
  withdraw(element) {
    for (const place of [element, ...element.querySelectorAll('.oms-widget')]) {
      const widget = shown.get(place)?.luminoWidget;
      shown.delete(place);
      if (widget && !widget.isDisposed) widget.dispose();
    }
  }
}

// Our modules are not in a page's saved state, nor sent by the kernel: the page has them, by hashed URLs.
// modules: { "oms42.chart": url, … }
export function withModule(state, modules) {
  const url = modules[state._anywidget_id];
  return url ? { ...state, _esm: url } : state;
}
