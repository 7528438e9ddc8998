// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// The web worker: starts Pyodide, then runs cells and widget messages, one after the other.
import { reportFailures } from './fetches.js';
import { fetchNow, installNow } from './atneed.js';

let python;
let kernel;

const post = (type, rest = {}) => self.postMessage({ type, ...rest });
const stage = (name, detail) => post('stage', { name, detail, at: performance.timeOrigin + performance.now() });

async function bytes(url) {
  return (await fetch(url)).arrayBuffer();
}

async function start({ runtime, packages }) {
  stage('interpreter');
  reportFailures(post);
  const archive = bytes(runtime + 'oms42.zip'); // downloads while the interpreter starts
  archive.catch(() => {}); // awaited below; here only against an unhandled rejection in between
  const { loadPyodide } = await import(runtime + 'pyodide.mjs');
  python = await loadPyodide({ indexURL: runtime, lockFileURL: runtime + 'pyodide-lock.json', packages });
  stage('packages');
  const site = python.runPython('import sysconfig; sysconfig.get_paths()["purelib"]');
  python.unpackArchive(await archive, 'zip', { extractDir: site });
  stage('widgets');
  kernel = python.pyimport('oms42.book.pagekernel');
  const send = (type, message, buffers) => {
    const copies = buffers.toJs().map((view) => view.slice());
    buffers.destroy();
    post(type, { message, buffers: copies });
  };
  const say = (name, size) => stage(name, `${Math.max(1, Math.round(size / 1e6))} MB`);
  const wheels = {
    loaded: () => Object.keys(python.loadedPackages),
    lock: () => new TextDecoder().decode(fetchNow(runtime + 'pyodide-lock.json')),
    install: (name, file, shared) => installNow(python, fetchNow(runtime + file, (size) => say(name, size)), shared),
  };
  const files = { data: (name) => new Uint8Array(fetchNow(`${runtime}data/${name}`)) };
  kernel.boot(send, wheels, files);
  stage('kernel');
  post('ready');
}

const handlers = {
  init: ({ config }) => start(config),
  run({ cell, code }) {
    post('done', { cell, ok: kernel.run(cell, code) });
  },
  comm({ id, message, buffers }) {
    try {
      kernel.handle(message, buffers.map((buffer) => new Uint8Array(buffer.buffer ?? buffer)));
    } finally {
      post('idle', { id });
    }
  },
};

let queue = Promise.resolve();
self.onmessage = ({ data }) => {
  queue = queue.then(() => handlers[data.type](data)).catch((error) => post('fatal', { reason: String(error?.message ?? error) }));
};
