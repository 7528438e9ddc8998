// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// The shapes that a page can load: a file each, by a hashed address. Only the page's bundle has this module.
export async function load(name) {
  return (await import(`../../../src/oms42/charts/shapes/${name}.json`)).default;
}
