// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Predict, then reveal, on the anywidget protocol: a question, a guess that the reader commits, and then the
// guess beside the answer. The commitment is kept in this browser; a model that starts, painted or live, in
// the page or in JupyterLab, takes it from there, so that nothing depends on what came before.
import shared from './checks.css' with { type: 'text' };
import own from './predict.css' with { type: 'text' };
import { add } from './dom.js';
import { forget, recall, remember } from './memory.js';
import { inputs } from './predict_inputs.js';
import { compare, say } from './predict_words.js';
import { drawScale } from './predict_scale.js';

const STYLE = 'oms-predict-style';

function addStyle() {
  if (document.getElementById(STYLE)) return;
  document.head.append(Object.assign(document.createElement('style'), { id: STYLE, textContent: shared + own }));
}

const nameOf = (model) => `predict:${model.get('key')}`;

// What this browser kept, unless the question has changed since or no longer allows the guess.
function kept(model) {
  const found = recall(nameOf(model));
  const same = found && found.question === model.get('question');
  return same && inputs[model.get('kind')].allows(model, found.guess) ? found : undefined;
}

function restore(model) {
  const found = kept(model);
  if (!found || model.get('committed')) return;
  model.set({ guess: found.guess, committed: true });
  model.save_changes();
}

class View {
  constructor(model, el) {
    Object.assign(this, { model, el });
    el.classList.add('oms-check', 'oms-predict');
    this.form = add(el, 'form');
    this.form.noValidate = true;
    this.form.autocomplete = 'off';
    const group = add(this.form, 'fieldset');
    add(group, 'legend', '', model.get('question'));
    this.input = inputs[model.get('kind')].make(model, group, (guess) => this.draft(guess));
    this.makeActions();
    this.makeResult();
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.commit();
    });
    model.on('change', () => this.update());
    this.update();
  }

  makeActions() {
    const row = add(this.form, 'div', 'oms-predict-actions');
    add(row, 'button', '', 'Commit and reveal').type = 'submit';
    const what = this.model.get('closes') ? 'What follows' : 'The answer';
    add(row, 'span', 'oms-predict-closed', `${what} opens when you have committed a guess.`);
  }

  makeResult() {
    this.said = add(this.el, 'p', 'oms-predict-said');
    this.said.tabIndex = -1; // takes the focus of the form that goes away
    this.verdict = add(this.el, 'p', 'oms-predict-verdict');
    this.verdict.setAttribute('role', 'status');
    this.scale = add(this.el, 'div', 'oms-predict-scale');
    this.scale.setAttribute('aria-hidden', 'true'); // the verdict says it in words
    this.forget = add(this.el, 'button', '', 'Forget my guess');
    this.forget.type = 'button';
    this.forget.addEventListener('click', () => this.drop());
  }

  // A guess that is not committed yet; the model knows it, so that it outlives the painted page.
  draft(guess) {
    this.verdict.textContent = '';
    this.model.set('guess', guess);
    this.model.save_changes();
  }

  commit() {
    const { guess, problem } = this.input.read();
    this.verdict.textContent = problem ?? '';
    if (problem) return;
    remember(nameOf(this.model), { question: this.model.get('question'), guess, at: new Date().toISOString() });
    this.model.set({ guess, committed: true });
    this.model.save_changes();
    this.said.focus();
  }

  drop() {
    forget(nameOf(this.model));
    this.model.set({ guess: null, committed: false });
    this.model.save_changes();
    this.form.querySelector('input').focus();
  }

  update() {
    const committed = this.model.get('committed');
    this.el.toggleAttribute('data-committed', committed);
    this.form.hidden = committed;
    for (const part of [this.said, this.scale, this.forget]) part.hidden = !committed;
    if (!committed) {
      this.input.write(this.model.get('guess'));
      if (this.told) this.verdict.textContent = '';
      this.told = undefined;
      return;
    }
    this.tell();
  }

  tell() {
    this.said.textContent = say(this.model, kept(this.model)?.at);
    const words = compare(this.model);
    if (words !== this.told) this.verdict.textContent = words; // said again only when it has changed
    this.told = words;
    drawScale(this.model, this.scale);
  }
}

export default {
  initialize({ model }) {
    restore(model);
  },
  render({ model, el }) {
    addStyle();
    new View(model, el);
  },
};
