// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Runs pytest inside Pyodide, in Node: the same interpreter and wheels that the pages load.
//   node pytest.mjs RUNTIME_FOLDER ROOT_FOLDER SITE_PACKAGES [pytest's words ...]
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [runtime, root, site, ...words] = process.argv.slice(2);
if (!site) {
  console.error('usage: node pytest.mjs RUNTIME_FOLDER ROOT_FOLDER SITE_PACKAGES [pytest words]');
  process.exit(2);
}
const { loadPyodide } = await import(pathToFileURL(path.resolve(runtime, 'pyodide.mjs')));
const python = await loadPyodide({ indexURL: path.resolve(runtime) + '/', packages: ['numpy', 'pandas', 'scipy'] });

// pytest and hypothesis are pure Python: those of the project's own environment serve here too.
const pure = ['pytest', '_pytest', 'pluggy', 'iniconfig', 'packaging', 'hypothesis', 'sortedcontainers', 'pygments', 'py.py', '_hypothesis_globals.py', '_hypothesis_ftz_detector.py', '_hypothesis_pytestplugin.py'];
for (const [host, inside] of [[root, '/project'], [site, '/site']]) {
  python.FS.mkdir(inside);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: path.resolve(host) }, inside);
}
python.FS.mkdir('/pure');
for (const name of pure) python.FS.symlink(`/site/${name}`, `/pure/${name}`);

const run = python.runPython(`
import os, sys

def run(words):
    sys.path[:0] = ["/project/src", "/pure"]
    sys.dont_write_bytecode = True
    os.chdir("/project")
    import pytest
    return int(pytest.main(["-c", "/dev/null", "--rootdir", "/project", "-p", "no:cacheprovider",
                            "--import-mode=importlib", "--capture=sys", "-W", "error", "-q", *words]))
run
`);
process.exit(run(python.toPy(words)));
