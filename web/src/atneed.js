// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Files at the moment of use: while Python waits, as an import or an open file does. A worker may wait; a page may not.

// Gives a file's bytes. said: called with its size before it comes
export function fetchNow(url, said) {
  const ask = (method) => {
    const request = new XMLHttpRequest();
    request.open(method, url, false);
    if (method === 'GET') request.responseType = 'arraybuffer';
    request.send();
    if (request.status !== 200) throw Error(`the site answers ${request.status}`);
    return request;
  };
  if (said) said(Number(ask('HEAD').getResponseHeader('Content-Length')));
  return ask('GET').response;
}

const LIBRARIES = '/usr/lib';

// What Pyodide does with a shared library while it loads packages, done at once: other modules find it by its name.
function openLibrary({ FS, LDSO, loadDynamicLibrary }, name) {
  const path = `${LIBRARIES}/${name}`;
  const fs = { findObject: (file, follow) => FS.findObject(file, follow), readFile: (file) => FS.readFile(file) };
  loadDynamicLibrary(path, { loadAsync: false, nodelete: true, allowUndefined: true, global: true, fs });
  LDSO.loadedLibsByName[name] = LDSO.loadedLibsByName[path];
}

// Puts a package of Pyodide's lock where Python finds it. shared: it holds libraries that other packages link to
export function installNow(python, archive, shared) {
  if (!shared) return void python.unpackArchive(archive, 'wheel');
  const module = python._module;
  const before = module.FS.analyzePath(LIBRARIES).exists ? module.FS.readdir(LIBRARIES) : [];
  python.unpackArchive(archive, 'zip', { extractDir: LIBRARIES });
  const fresh = module.FS.readdir(LIBRARIES).filter((name) => name.endsWith('.so') && !before.includes(name));
  fresh.forEach((name) => openLibrary(module, name));
  return undefined;
}
