// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// The page's side of the kernel: a worker that answers, one message after the other.
import { Comm, Manager, withModule } from './manager.js';

const QUIET = 60_000; // milliseconds without any news after which a start has failed
const LONG = 1_500; // milliseconds after which a reader wants to know that something is being computed

export class Kernel {
  // config: { worker, runtime, packages, modules }
  // on: { stage(name, detail), busy(whether), output(message), sent(model, data), failed(reason) }
  constructor(config, on) {
    Object.assign(this, { config, on, comms: new Map(), callbacks: new Map(), cells: new Map(), marks: {} });
    this.manager = new Manager(this);
    this.drawn = Promise.resolve();
    this.waiting = new Map(); // what has been asked and not yet answered, by id
    this.ready = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
    this.gone = new Promise((_, reject) => Object.assign(this, { leave: reject }));
    this.gone.catch(() => {}); // whoever waits for an answer races with it; nobody may be waiting
    this.worker = new Worker(config.worker, { type: 'module' });
    this.worker.onerror = (event) => this.fail(event.message || 'the worker could not be loaded');
    this.worker.onmessage = ({ data }) => {
      if (this.starting) this.hear();
      this[`on_${data.type}`](data);
    };
    this.starting = true;
    this.hear();
    this.worker.postMessage({ type: 'init', config: { runtime: config.runtime, packages: config.packages } });
  }

  // While it starts, some news must come every minute.
  hear() {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.fail('nothing has come for a minute'), QUIET);
  }

  fail(reason) {
    this.stop();
    const error = Error(reason);
    this.reject(error);
    this.leave(error);
    for (const cell of this.cells.values()) cell.reject(error);
    this.on.failed(reason);
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.silence);
    clearTimeout(this.long);
    this.worker.terminate();
  }

  asked(id, entry) {
    this.waiting.set(id, entry);
    this.long ??= setTimeout(() => this.on.busy(true), LONG);
  }

  answered(id) {
    const entry = this.waiting.get(id);
    if (entry) entry.done = true;
    this.waiting.delete(id);
    clearTimeout(this.long);
    this.long = this.waiting.size ? setTimeout(() => this.on.busy(true), LONG) : undefined;
    this.on.busy(false);
  }

  // How Comm sends.
  send(id, message, buffers) {
    const { comm_id: model, data } = message.content;
    // a file's bytes are not kept, so neither is the message that brings them
    const entry = message.msg_type === 'comm_msg' && !buffers?.length ? this.on.sent(model, data) : undefined;
    if (this.stopped) return void queueMicrotask(() => this.idle(id)); // kept for the next kernel
    this.asked(id, entry);
    this.worker.postMessage({ type: 'comm', id, message: JSON.stringify(message), buffers: buffers || [] });
    return undefined;
  }

  // Runs a cell; settles when its outputs have been drawn.
  run(cell, code) {
    this.asked(cell);
    return new Promise((resolve, reject) => {
      this.cells.set(cell, { resolve, reject });
      this.worker.postMessage({ type: 'run', cell, code });
    });
  }

  on_stage({ name, at, detail }) {
    this.marks[name] ??= at;
    this.stage = name;
    this.on.stage(name, detail);
  }

  on_loaded({ megabytes }) {
    if (this.starting) this.on.stage(this.stage, `${megabytes} MB so far`);
  }

  on_ready() {
    this.starting = false;
    clearTimeout(this.silence);
    this.resolve();
  }

  on_fatal({ reason }) {
    this.fail(reason);
  }

  on_done({ cell, ok }) {
    this.answered(cell);
    this.drawn.then(() => this.cells.get(cell).resolve(ok));
  }

  on_idle({ id }) {
    this.answered(id);
    // when what Python answered has been drawn: the next move waits for it, so moves never pile up
    this.drawn.then(() => this.idle(id));
  }

  idle(id) {
    const callbacks = this.callbacks.get(id);
    this.callbacks.delete(id);
    const message = { header: { msg_type: 'status' }, parent_header: { msg_id: id }, content: { execution_state: 'idle' } };
    callbacks?.iopub?.status?.(message);
  }

  on_output({ message }) {
    this.drawn = this.drawn.then(() => this.on.output(JSON.parse(message))).catch((error) => console.error(error));
  }

  on_comm({ message, buffers }) {
    const parsed = JSON.parse(message);
    parsed.header = { msg_type: parsed.msg_type };
    parsed.buffers = buffers.map((bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    this.drawn = this.drawn.then(() => this.dispatch(parsed)).catch((error) => console.error(error));
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
