// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Outputs of cells and of Output widgets, without JupyterLab's render machinery.
import { DOMWidgetModel, DOMWidgetView } from '@jupyter-widgets/base';

const VIEW = 'application/vnd.jupyter.widget-view+json';

function add(parent, tag, className, text) {
  const element = parent.appendChild(document.createElement(tag));
  element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function renderError(output, parent) {
  const box = add(parent, 'div', 'oms-error');
  box.setAttribute('role', 'alert');
  add(box, 'p', 'oms-error-message', `${output.ename}: ${output.evalue}`);
  const details = add(box, 'details', '');
  add(details, 'summary', '', 'Traceback');
  add(details, 'pre', '', output.traceback.join('\n'));
}

// An image, not markup: a picture in an <img> runs no script.
function renderImage(type, data, parent) {
  const image = add(parent, 'img', 'oms-image');
  image.alt = '';
  image.src = type === 'image/svg+xml' ? `data:${type};utf8,${encodeURIComponent(data)}` : `data:${type};base64,${data}`;
}

export async function renderOutput(output, parent, manager) {
  if (output.output_type === 'stream') return void add(parent, 'pre', `oms-stream oms-${output.name}`, output.text);
  if (output.output_type === 'error') return renderError(output, parent);
  const { data } = output;
  if (data[VIEW]) return manager.show(data[VIEW].model_id, add(parent, 'div', 'oms-widget'));
  const image = ['image/svg+xml', 'image/png'].find((type) => data[type]);
  if (image) return renderImage(image, data[image], parent);
  if (data['text/html']) {
    // The page's own code made it: the kernel runs only what this site was built with.
    add(parent, 'div', 'oms-html').innerHTML = data['text/html'];
    return undefined;
  }
  add(parent, 'pre', 'oms-text', data['text/plain']);
  return undefined;
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

  // One after the other: an output that takes long must not end up after a later one.
  refresh() {
    this.busy = this.busy.then(() => this.redraw());
  }

  async redraw() {
    const before = [...this.el.children];
    const fresh = this.el.appendChild(document.createElement('div'));
    for (const output of this.model.get('outputs')) await renderOutput(output, fresh, this.model.widget_manager);
    before.forEach((element) => element.remove());
  }
}
