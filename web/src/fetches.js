// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// The worker's downloads: counted for the reader, and their failures said.

// Lets bytes through and tells the page how many have come, at most once a megabyte.
function counter(post) {
  let loaded = 0;
  return (size) => {
    const before = Math.floor(loaded / 1e6);
    loaded += size;
    const megabytes = Math.floor(loaded / 1e6);
    if (megabytes > before) post('loaded', { megabytes });
  };
}

const counting = (count) => new TransformStream({
  transform(chunk, controller) {
    count(chunk.byteLength);
    controller.enqueue(chunk);
  },
});

// Pyodide only warns when a file cannot be had, and then waits forever; a reader must be told.
export function reportFailures(post) {
  const count = counter(post);
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
    // Untouched, or the browser could not keep the compiled code with the file: a second visit would take twice as long.
    if (file.endsWith('.wasm')) return answer;
    return new Response(answer.body.pipeThrough(counting(count)), { status, headers });
  };
  // Some hosts do not know the type of a .wasm file, and the streaming compiler insists on it.
  const stream = WebAssembly.instantiateStreaming.bind(WebAssembly);
  WebAssembly.instantiateStreaming = async (source, imports) => {
    const answer = await source;
    const typed = answer.headers.get('Content-Type')?.startsWith('application/wasm');
    const made = typed ? stream(answer, imports) : answer.arrayBuffer().then((code) => WebAssembly.instantiate(code, imports));
    const done = await made.catch(say('the interpreter could not be started'));
    count(Number(answer.headers.get('Content-Length')));
    return done;
  };
}
