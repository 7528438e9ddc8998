// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// HTML from outputs and widgets, made harmless: no script, no event handler, no request to another host.
// Loaded when the first markup arrives.
import DOMPurify from 'dompurify';

// A form cannot be sent anywhere from a page, and a style sheet would dress the whole of it.
const FORBID_TAGS = ['style', 'form', 'input', 'button', 'select', 'textarea', 'dialog'];
const FORBID_ATTR = ['srcset', 'ping', 'action', 'formaction', 'autofocus'];
const ADDRESSES = ['src', 'href', 'xlink:href', 'poster', 'background'];
const PICTURE = /^data:image\/(?:png|jpeg|gif|webp|svg\+xml)[;,]/i;

// What CSS may call: nothing that loads.
const NUMBERS = 'var|calc|min|max|clamp|minmax|repeat|cubic-bezier|steps';
const COLORS = 'rgba?|hsla?|oklch|oklab|color-mix|(?:repeating-)?(?:linear|radial|conic)-gradient';
const MOVES = 'matrix|(?:translate|scale|rotate|skew)(?:x|y|z|3d)?';
const HARMLESS = new RegExp(`^(?:${NUMBERS}|${COLORS}|${MOVES})$`, 'i');

function isOurs(address) {
  if (PICTURE.test(address)) return true;
  try {
    return new URL(address, document.baseURI).origin === location.origin;
  } catch {
    return false;
  }
}

function isHarmless(value) {
  const called = [...value.matchAll(/([\w-]+)\s*\(/g)].map(([, name]) => name);
  return !value.includes('\\') && called.every((name) => HARMLESS.test(name));
}

// As the browser has read it, so that no spelling escapes.
function mendStyle(style) {
  for (const name of [...style]) {
    if (name.startsWith('--') || !isHarmless(style.getPropertyValue(name))) style.removeProperty(name);
  }
}

const LOCAL = /^\s*url\(\s*["']?#[\w-]+["']?\s*\)\s*$/i; // a gradient or a clip of the same drawing

function keeps(node, { attrName: name, attrValue: value }) {
  if (name === 'style') return true; // mended below
  const isLink = node.localName === 'a' || node.localName === 'area';
  if (ADDRESSES.includes(name) && !isLink) return isOurs(value);
  return !/url\s*\(|image-set|\\/i.test(value) || LOCAL.test(value) || !node.namespaceURI.endsWith('svg');
}

DOMPurify.addHook('uponSanitizeAttribute', (node, data) => {
  if (!keeps(node, data)) data.keepAttr = false;
});
DOMPurify.addHook('afterSanitizeAttributes', (node) => {
  if (!node.hasAttribute('style')) return;
  mendStyle(node.style);
  if (!node.getAttribute('style')) node.removeAttribute('style');
});

export function sanitize(html) {
  return DOMPurify.sanitize(html, { RETURN_DOM_FRAGMENT: true, FORBID_TAGS, FORBID_ATTR });
}

// What a label may hold.
const INLINE = [
  ...['a', 'abbr', 'b', 'br', 'code', 'em', 'i', 'img', 'li', 'ol'],
  ...['small', 'span', 'strong', 'sub', 'sup', 'ul'],
];

export function sanitizeInline(html) {
  return DOMPurify.sanitize(html, { ALLOWED_TAGS: INLINE, FORBID_ATTR });
}
