// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// What a reader has answered, kept in this browser and nowhere else. A browser that keeps nothing, as in a
// private window, is no error: then answers last as long as the page.
const VERSION = 'oms42/1'; // a new one forgets all that was kept in the form of an old one
const unkept = new Map();

// Where this page is: the site's own path, so that two books on one host stay apart, and the page's path in it.
// JupyterLab has no pages; there a notebook's answers are kept under the server.
function place() {
  const up = document.documentElement.dataset.content_root;
  if (up === undefined) {
    const config = document.getElementById('jupyter-config-data');
    return { site: (config && JSON.parse(config.textContent).baseUrl) || '/', page: 'jupyter' };
  }
  const site = new URL(up, location.href).pathname;
  const page = location.pathname.slice(site.length).replace(/(?:index)?(?:\.html)?$/, '');
  return { site, page };
}

const siteKey = () => `${VERSION}|${place().site}|`;
const pageKey = () => `${siteKey()}${place().page}|`;

function kept() {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

const keys = (start) => [...new Set([...kept(), ...unkept.keys()])].filter((key) => key.startsWith(start));

// Does this browser keep anything for us?
export function keeps() {
  try {
    localStorage.setItem(VERSION, '');
    localStorage.removeItem(VERSION);
    return localStorage instanceof Storage; // the head of a page puts another in the place of one that is refused
  } catch {
    return false;
  }
}

// What was kept under a name on this page, or undefined.
export function recall(name) {
  const key = pageKey() + name;
  try {
    return JSON.parse(unkept.get(key) ?? localStorage.getItem(key)) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(name, value) {
  const key = pageKey() + name;
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(key, text);
    unkept.delete(key);
  } catch {
    unkept.set(key, text);
  }
}

export function forget(name) {
  const key = pageKey() + name;
  unkept.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // nothing was kept
  }
}

// The names that begin so and hold something on this page.
export const namesHere = (start) => keys(pageKey() + start).map((key) => key.slice(pageKey().length));

// How many such names hold something in the whole book.
export const countInBook = (start) => keys(siteKey()).filter((key) => key.split('|')[3].startsWith(start)).length;
