// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// The page's side of the kernel: a worker that answers, one message after the other.
import { Comm, Manager, withModule } from './manager.js';

export class Kernel {
  // config: { worker, runtime, packages, modules }
  // on: { news(), stage(name, megabytes), output(message), failed(reason) }
  constructor(config, on) {
    Object.assign(this, { config, on, comms: new Map(), callbacks: new Map(), cells: new Map(), marks: {} });
    this.manager = new Manager(this);
    this.pending = Promise.resolve();
    this.worker = new Worker(config.worker, { type: 'module' });
    this.ready = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
    this.worker.onerror = (event) => this.fail(event.message || 'the worker could not be loaded');
    this.worker.onmessage = ({ data }) => {
      on.news();
      this[`on_${data.type}`](data);
    };
    this.worker.postMessage({ type: 'init', config: { runtime: config.runtime, packages: config.packages } });
  }

  fail(reason) {
    this.reject(Error(reason));
    for (const cell of this.cells.values()) cell.reject(Error(reason));
    this.on.failed(reason);
  }

  stop() {
    this.worker.terminate();
  }

  // How Comm sends.
  send(id, message, buffers) {
    this.worker.postMessage({ type: 'comm', id, message: JSON.stringify(message), buffers: buffers || [] });
  }

  // Runs a cell; settles when its outputs have been drawn.
  run(cell, code) {
    return new Promise((resolve, reject) => {
      this.cells.set(cell, { resolve, reject });
      this.worker.postMessage({ type: 'run', cell, code });
    });
  }

  on_stage({ name, at }) {
    this.marks[name] = at;
    this.stage = name;
    this.on.stage(name);
  }

  on_loaded({ megabytes }) {
    this.on.stage(this.stage, megabytes);
  }

  on_ready() {
    this.resolve();
  }

  on_fatal({ reason }) {
    this.fail(reason);
  }

  on_done({ cell, ok }) {
    this.pending.then(() => this.cells.get(cell).resolve(ok));
  }

  on_idle({ id }) {
    const callbacks = this.callbacks.get(id);
    this.callbacks.delete(id);
    const message = { header: { msg_type: 'status' }, parent_header: { msg_id: id }, content: { execution_state: 'idle' } };
    callbacks?.iopub?.status?.(message);
  }

  on_output({ message }) {
    this.pending = this.pending.then(() => this.on.output(JSON.parse(message)));
  }

  on_comm({ message, buffers }) {
    const parsed = JSON.parse(message);
    parsed.header = { msg_type: parsed.msg_type };
    parsed.buffers = buffers.map((bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    this.pending = this.pending.then(() => this.dispatch(parsed)).catch((error) => console.error(error));
  }

  dispatch(message) {
    const { comm_id: id, target_name: target, data } = message.content;
    if (message.msg_type === 'comm_open') {
      data.state = withModule(data.state, this.config.modules);
      return this.manager.handle_comm_open(new Comm(this, id, target), message);
    }
    const comm = this.comms.get(id);
    return message.msg_type === 'comm_close' ? comm?.handleClose?.(message) : comm?.handle?.(message);
  }
}
