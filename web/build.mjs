// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Bundles the page runtime (hashed names, a manifest) and our widgets' modules for JupyterLab.
//   node build.mjs PAGE_FOLDER LAB_FOLDER
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const [pageFolder, labFolder] = process.argv.slice(2);
if (!pageFolder || !labFolder) {
  console.error('usage: node build.mjs PAGE_FOLDER LAB_FOLDER   (for example: node build.mjs ../_build/web ../_build/lab)');
  process.exit(2);
}
// Widgets with JavaScript of their own: one module each, for the page and for JupyterLab.
const MODULES = ['chart', 'predict'];
const sources = MODULES.map((name) => `src/${name}.js`);
const here = path.dirname(fileURLToPath(import.meta.url));

// anywidget ships as an AMD module with one dependency; a bundle wants a plain export of its factory.
const anywidget = {
  name: 'anywidget',
  setup(build) {
    build.onLoad({ filter: /node_modules\/anywidget\/dist\/index\.js$/ }, async ({ path: file }) => {
      const source = await fs.promises.readFile(file, 'utf8');
      const contents = source.replace(/define\(\["@jupyter-widgets\/base"\], (\w+)\);\s*$/, 'export default $1;');
      if (contents === source) throw Error('anywidget no longer ends in define([...]): look at its dist/index.js');
      return { contents, loader: 'js' };
    });
  },
};

// Vega knows 17 kB (gzipped: 11) of color schemes by name; ours are written out in oms42.charts.palette.
const ownColors = {
  name: 'own-colors',
  setup(build) {
    build.onLoad({ filter: /node_modules\/vega-scale\/src\/palettes\.js$/ }, async ({ path: file }) => {
      const names = [...(await fs.promises.readFile(file, 'utf8')).matchAll(/export const (\w+) =/g)].map(([, name]) => name);
      if (names.join() !== 'continuous,discrete') throw Error(`vega-scale now has the palettes ${names}: look at its src/palettes.js`);
      return { contents: names.map((name) => `export const ${name} = {};`).join('\n'), loader: 'js' };
    });
  },
};

const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'linked',
  logLevel: 'warning',
  loader: { '.svg': 'dataurl' },
  // Lumino and the widgets were written for Node-like bundlers; only these two names are read.
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  alias: {
    path: './src/empty.js',
    'sanitize-html': './src/empty.js', // ipywidgets' own weighs 250 kB; ours, in src/html.js, takes its place
    'vega-scale': path.join(here, 'node_modules/vega-scale/index.js'), // in parts, so that one can be left out
  },
  plugins: [anywidget, ownColors],
};
const defined = (inPage) => ({ define: { ...common.define, IN_PAGE: String(inPage) } });

for (const folder of [pageFolder, labFolder]) fs.rmSync(folder, { recursive: true, force: true });
const hashed = { ...common, ...defined(true), metafile: true, entryNames: '[name]-[hash]', chunkNames: 'chunk-[hash]', outdir: path.resolve(pageFolder) };
const live = await esbuild.build({ ...hashed, splitting: true, entryPoints: ['src/page.js', ...sources] });
// alone, so that a page without widgets loads one file (two with self-checks) and a worker loads no page code
const alone = await esbuild.build({ ...hashed, entryPoints: ['src/site.js', 'src/worker.js', 'src/quiz.js'] });
const lab = await esbuild.build({ ...common, ...defined(false), metafile: true, legalComments: 'inline', entryPoints: sources, outdir: path.resolve(labFolder) });

// The licenses of each package in some bundles, and of what is copied beside them.
function notices(bundles, copied = []) {
  const inputs = bundles.flatMap((built) => Object.keys(built.metafile.inputs));
  const bundled = inputs.map((file) => file.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]).filter(Boolean);
  const texts = [...new Set([...bundled, ...copied])].sort().map((name) => {
    const folder = path.join(here, 'node_modules', name);
    const { version, license, repository } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json')));
    const file = fs.readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    const text = file ? fs.readFileSync(path.join(folder, file), 'utf8') : `License: ${license}`;
    return `${name} ${version} (${license}) ${repository?.url ?? repository ?? ''}\n\n${text.trim()}\n`;
  });
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

fs.writeFileSync(path.join(pageFolder, 'third-party.txt'), notices([live, alone], ['mathjax', 'pyodide', 'us-atlas']));
fs.writeFileSync(path.join(labFolder, 'LICENSE.txt'), notices([lab], ['us-atlas'])); // the wheel carries all of these

// name of the entry -> the hashed file that the page loads
const manifest = {};
for (const [file, out] of Object.entries({ ...live.metafile.outputs, ...alone.metafile.outputs })) {
  if (!out.entryPoint) continue;
  const name = path.basename(out.entryPoint, '.js');
  manifest[`${name}.js`] = path.basename(file);
  if (out.cssBundle) manifest[`${name}.css`] = path.basename(out.cssBundle);
}
fs.writeFileSync(path.join(pageFolder, 'manifest.json'), JSON.stringify(manifest, null, 1) + '\n');
