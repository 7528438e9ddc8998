// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// The web worker: starts Pyodide, then runs cells and widget messages, one after the other.
let python;
let kernel;

const post = (type, rest = {}) => self.postMessage({ type, ...rest });
const stage = (name) => post('stage', { name, at: performance.timeOrigin + performance.now() });

// Lets bytes through and tells the page how many have come, at most once a megabyte.
let loaded = 0;
function counter() {
  return new TransformStream({
    transform(chunk, controller) {
      const before = Math.floor(loaded / 1e6);
      loaded += chunk.byteLength;
      const megabytes = Math.floor(loaded / 1e6);
      if (megabytes > before) post('loaded', { megabytes });
      controller.enqueue(chunk);
    },
  });
}

// Pyodide only warns when its WebAssembly cannot be had, and then waits forever; a reader must be told.
function reportFailures() {
  const download = self.fetch.bind(self);
  const say = (what) => (error) => {
    post('fatal', { reason: `${what} (${error.message})` });
    throw error;
  };
  self.fetch = async (resource, options) => {
    const file = String(resource.url ?? resource).split('/').pop();
    const answer = await download(resource, options).catch(say(`${file} could not be loaded`));
    if (!answer.ok) say(`${file} could not be loaded`)(Error(`the site answers ${answer.status}`));
    const { status, headers } = answer;
    return new Response(answer.body.pipeThrough(counter()), { status, headers });
  };
  // Some hosts do not know the type of a .wasm file, and the streaming compiler insists on it.
  const stream = WebAssembly.instantiateStreaming.bind(WebAssembly);
  WebAssembly.instantiateStreaming = async (source, imports) => {
    const answer = await source;
    const typed = answer.headers.get('Content-Type')?.startsWith('application/wasm');
    const made = typed ? stream(answer, imports) : WebAssembly.instantiate(await answer.arrayBuffer(), imports);
    return made.catch(say('the interpreter could not be started'));
  };
}

async function bytes(url) {
  return (await fetch(url)).arrayBuffer();
}

async function start({ runtime, packages }) {
  stage('interpreter');
  reportFailures();
  const archive = bytes(runtime + 'oms42.zip'); // downloads while the interpreter starts
  archive.catch(() => {}); // awaited below; here only against an unhandled rejection in between
  const { loadPyodide } = await import(runtime + 'pyodide.mjs');
  python = await loadPyodide({ indexURL: runtime, lockFileURL: runtime + 'pyodide-lock.json', packages });
  stage('packages');
  const site = python.runPython('import sysconfig; sysconfig.get_paths()["purelib"]');
  python.unpackArchive(await archive, 'zip', { extractDir: site });
  stage('widgets');
  kernel = python.pyimport('oms42.book.pagekernel');
  kernel.boot((type, message, buffers) => {
    const copies = buffers.toJs().map((view) => view.slice());
    buffers.destroy();
    post(type, { message, buffers: copies });
  });
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
