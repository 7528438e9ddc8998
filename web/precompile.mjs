// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Byte-compiles the Python sources of archives with the Python inside Pyodide, so that the reader's
// browser does not. Each .py becomes a .pyc in its place (unchecked hash: nothing to stat, nothing to rebuild).
//   node precompile.mjs [--leave-out PATTERN] IN OUT [IN OUT ...]
import fs from 'node:fs';
import { loadPyodide } from 'pyodide';

const words = process.argv.slice(2);
const leaveOut = words[0] === '--leave-out' ? words.splice(0, 2)[1] : '(?!)';
if (!words.length || words.length % 2) {
  console.error('usage: node precompile.mjs [--leave-out PATTERN] IN OUT [IN OUT ...]   (zip or wheel in, the same out)');
  process.exit(2);
}
const py = await loadPyodide();
py.runPython(`
import importlib._bootstrap_external as external
import re
import zipfile

def precompile(source, target, leave_out):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for info in old.infolist():
            if info.is_dir() or re.search(leave_out, info.filename):
                continue
            data, name = old.read(info), info.filename
            # optimize=0: with docstrings and asserts removed, numpy does not import
            if name.endswith(".py") and ".data/" not in name:
                code = compile(data, name, "exec", dont_inherit=True, optimize=0)
                data, name = bytes(external._code_to_hash_pyc(code, bytes(8), False)), name + "c"
            # a fixed date: the same sources give the same bytes, and so the same hash
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED, 9)
`);
const precompile = py.globals.get('precompile');
for (let i = 0; i < words.length; i += 2) {
  const [source, target] = words.slice(i, i + 2);
  py.FS.writeFile('/in.zip', fs.readFileSync(source));
  precompile('/in.zip', '/out.zip', leaveOut);
  fs.writeFileSync(target, py.FS.readFile('/out.zip'));
}
