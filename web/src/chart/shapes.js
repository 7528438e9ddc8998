// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Shapes for maps. In JupyterLab they come once with the widget; a page loads them by a hashed address, and only
// for a chart that has a map.
export async function withShapes(spec, sent) {
  const names = spec.usermeta?.oms42?.shapes ?? [];
  if (!names.length) return spec;
  const loaded = new Map();
  for (const name of names) loaded.set(name, sent[name] ?? (await load(name)));
  const fill = (data) => {
    if (!loaded.has(data.name)) return data;
    return { ...data, values: loaded.get(data.name), format: { type: 'topojson', feature: 'shapes' } };
  };
  return { ...spec, data: spec.data.map(fill) };
}

async function load(name) {
  // build.mjs sets IN_PAGE, so that JupyterLab's bundle does not hold them a second time
  if (IN_PAGE) return (await import('./atlas.js')).load(name);
  throw Error(`the shapes ${name} did not come with the chart`);
}
