// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Outputs of cells and of Output widgets, without JupyterLab's render machinery.
import { DOMWidgetModel, DOMWidgetView } from '@jupyter-widgets/base';
import './output.css';
import { addMarkdown } from './markdown.js';
import { setMarkup } from './markup.js';
import { formula, typeset } from './math.js';

const VIEW = 'application/vnd.jupyter.widget-view+json';

function add(parent, tag, className, text) {
  const element = parent.appendChild(document.createElement(tag));
  element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

// Terminals color their text by codes; a page would show them as noise.
function plain(text) {
  return text.replace(/\u001b\[[0-9;]*[A-Za-z]/g, '');
}

// As in a terminal, a line that is returned to is written over.
function written(text) {
  return plain(text).replace(/[^\n]*\r(?!\n|$)/g, '');
}

function renderStream({ name, text }, parent) {
  const last = parent.lastElementChild;
  const goesOn = last?.matches(`pre.oms-stream.oms-${name}`);
  const place = goesOn ? last : add(parent, 'pre', `oms-stream oms-${name}`, '');
  place.textContent = written(place.textContent + text);
}

function renderError({ ename, evalue, traceback }, parent) {
  const box = add(parent, 'div', 'oms-error');
  box.setAttribute('role', 'alert');
  add(box, 'p', 'oms-error-message', plain(evalue ? `${ename}: ${evalue}` : ename));
  const details = add(box, 'details', '');
  add(details, 'summary', '', 'Traceback');
  add(details, 'pre', '', plain(traceback.join('\n')));
}

// What a picture says of itself: in the output's metadata, or, being a drawing, in its title.
function alternative(type, data, metadata) {
  const said = metadata?.[type]?.alt ?? metadata?.alt;
  if (said !== undefined || type !== 'image/svg+xml') return said ?? 'A picture without a description';
  const drawing = new DOMParser().parseFromString(data, type);
  return drawing.querySelector('svg > title')?.textContent ?? 'A drawing without a description';
}

// An image, not markup: a picture in an <img> runs no script and loads nothing.
function renderImage(type, data, parent, metadata) {
  const image = add(parent, 'img', 'oms-image');
  image.alt = alternative(type, data, metadata);
  for (const side of ['width', 'height']) {
    const size = metadata?.[type]?.[side];
    if (size) image.setAttribute(side, size);
  }
  const isText = type === 'image/svg+xml';
  image.src = isText ? `data:${type};utf8,${encodeURIComponent(data)}` : `data:${type};base64,${data}`;
}

// A formula alone stands on a line of its own, as in the pages that the build writes.
function renderLatex(tex, parent) {
  const box = add(parent, 'div', 'oms-latex', tex);
  const [, whole] = tex.trim().match(/^\$\$?([^$]+)\$\$?$/) ?? tex.match(/^\s*(\\begin[\s\S]+)$/) ?? [];
  return whole ? formula(whole, box) : typeset(box);
}

const image = (type) => (data, parent, metadata) => renderImage(type, data, parent, metadata);

// In the order in which JupyterLab prefers them.
const RENDERERS = {
  'text/html': (html, parent) => setMarkup(add(parent, 'div', 'oms-html'), html),
  'text/markdown'(text, parent) {
    const box = add(parent, 'div', 'oms-markdown');
    addMarkdown(box, text);
    return typeset(box);
  },
  'text/latex': renderLatex,
  'image/svg+xml': image('image/svg+xml'),
  'image/png': image('image/png'),
  'image/jpeg': image('image/jpeg'),
  'image/gif': image('image/gif'),
};

function renderText(data, parent) {
  const script = Object.keys(data).find((type) => /javascript|vega/.test(type));
  const other = script ?? Object.keys(data)[0];
  if (script || data['text/plain'] === undefined) {
    return add(parent, 'p', 'oms-missing', `This page cannot show an output of the type ${other}.`);
  }
  return add(parent, 'pre', 'oms-text', plain(data['text/plain']));
}

async function renderData({ data, metadata }, parent, manager) {
  if (data[VIEW]) {
    const place = add(parent, 'div', 'oms-widget');
    place.dataset.model = data[VIEW].model_id;
    return manager.show(data[VIEW].model_id, place);
  }
  const type = Object.keys(RENDERERS).find((one) => data[one]);
  // a formula that MathJax cannot be had for stays as it was written
  if (type) await Promise.resolve(RENDERERS[type](data[type], parent, metadata)).catch(console.error);
  else renderText(data, parent);
  return undefined;
}

// What has a display id lies in a box of its own, which an update fills anew.
async function renderUpdate(output, parent, manager) {
  const { display_id: id } = output.transient;
  for (const box of parent.querySelectorAll(`[data-display-id="${CSS.escape(id)}"]`)) {
    manager.withdraw(box);
    box.replaceChildren();
    await renderData(output, box, manager);
  }
}

// Gives the model if the output is a widget.
export async function renderOutput(output, parent, manager) {
  if (output.output_type === 'stream') return void renderStream(output, parent);
  if (output.output_type === 'error') return void renderError(output, parent);
  if (output.output_type === 'update_display_data') return renderUpdate(output, parent, manager);
  const id = output.transient?.display_id;
  const place = id ? add(parent, 'div', 'oms-updated') : parent;
  if (id) place.dataset.displayId = id;
  return renderData(output, place, manager);
}

export class OutputModel extends DOMWidgetModel {
  defaults() {
    const module = '@jupyter-widgets/output';
    return {
      ...super.defaults(),
      _model_name: 'OutputModel',
      _view_name: 'OutputView',
      _model_module: module,
      _view_module: module,
      msg_id: '',
      outputs: [],
    };
  }
}

export class OutputView extends DOMWidgetView {
  render() {
    super.render();
    this.el.classList.add('jupyter-widgets', 'widget-output');
    this.busy = this.displayed; // a widget among the outputs needs a host that is in the page
    this.listenTo(this.model, 'change:outputs', () => this.refresh());
    this.refresh();
  }

  // One after the other, and of several that wait only the last: an output that takes long must neither end up
  // after a later one nor hold up a slider.
  refresh() {
    if (this.waiting) return;
    this.waiting = true;
    this.busy = this.busy.then(() => this.redraw()).catch(console.error);
  }

  // A widget shown before and shown again is moved: a view that ends leaves some of itself with its model.
  drawn(output, before) {
    const { model_id: id } = output.data?.[VIEW] ?? {};
    return id && before.map((box) => box.querySelector(`[data-model="${id}"]`)).find(Boolean);
  }

  // Made out of sight and then swapped in, so that nothing flickers.
  async redraw() {
    this.waiting = false;
    const manager = this.model.widget_manager;
    const before = [...this.el.children];
    const fresh = add(this.el, 'div', 'oms-behind');
    for (const output of this.model.get('outputs')) {
      const drawn = this.drawn(output, before);
      if (drawn) fresh.append(drawn);
      else await renderOutput(output, fresh, manager);
    }
    fresh.classList.remove('oms-behind');
    for (const element of before) {
      manager.withdraw(element);
      element.remove();
    }
  }
}
