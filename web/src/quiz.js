// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// The entry of a page with self-checks: judges each answer, says the author's words on it, keeps it in this
// browser. The form works without it, as on paper; the answers are then at the page's end.
import './quiz.css';
import { add } from './dom.js';
import { countInBook, forget, keeps, namesHere, recall, remember } from './memory.js';
import { kinds } from './quiz_kinds.js';

const NAME = 'quiz:';

class SelfCheck {
  constructor(form, onChange) {
    Object.assign(this, { form, onChange, name: NAME + form.dataset.name, kind: kinds[form.dataset.kind] });
    this.key = JSON.parse(atob(form.dataset.key));
    this.solution = document.getElementById(`${form.id}-answer`);
    this.said = form.querySelector('.oms-quiz-said');
    this.again = form.querySelector('.oms-quiz-again');
    form.querySelector('.oms-quiz-see').hidden = true;
    form.querySelector('.oms-quiz-actions').hidden = false;
    this.kind.prepare?.(form);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.check();
    });
    form.addEventListener('input', () => this.unsay());
    this.again.addEventListener('click', () => this.tryAgain());
    this.restore();
  }

  // What this browser kept, unless the question has changed since.
  restore() {
    const kept = recall(this.name);
    if (!kept) return;
    if (kept.version !== this.form.dataset.version) return void forget(this.name);
    this.kind.write(this.form, kept.answer);
    this.show(this.judge(kept.answer));
  }

  judge(answer) {
    const count = this.solution.querySelectorAll('.oms-solution-said').length;
    return this.kind.judge(this.key, answer, count, this.form);
  }

  check() {
    const { answer, problem } = this.kind.read(this.form);
    if (answer === undefined) {
      this.unsay();
      add(this.said, 'p', '', problem ?? this.kind.empty);
      return;
    }
    const judged = this.judge(answer);
    remember(this.name, { version: this.form.dataset.version, answer, right: judged.right });
    this.show(judged);
    this.onChange();
  }

  show({ right, said, words }) {
    this.unsay();
    this.form.dataset.state = right ? 'right' : 'wrong';
    this.again.hidden = false;
    add(this.said, 'p', 'oms-quiz-verdict', `${right ? 'Right.' : 'Not right.'} ${words}`.trim());
    for (const index of said) this.addFeedback(index, said.length > 1);
  }

  // The author's words, copied from the answers at the page's end; with the letter where there are several.
  addFeedback(index, lettered) {
    const box = add(this.said, 'div', 'oms-quiz-feedback');
    if (lettered) add(box, 'p', 'oms-quiz-letter', `${String.fromCharCode(65 + index)}.`);
    const words = this.solution.querySelector(`[data-index="${index}"]`);
    add(box, 'div').append(...words.cloneNode(true).childNodes);
  }

  unsay() {
    delete this.form.dataset.state;
    this.said.replaceChildren();
  }

  empty() {
    forget(this.name);
    this.unsay();
    this.kind.write(this.form);
    this.again.hidden = true;
    this.onChange();
  }

  tryAgain() {
    this.empty();
    this.form.querySelector('fieldset :is(input, button)').focus();
  }
}

// One line at the page's end: how far the reader is, here and in the book.
class Progress {
  constructor(section) {
    Object.assign(this, { section, line: section.querySelector('.oms-progress') });
    this.text = add(this.line, 'span');
    this.text.tabIndex = -1; // takes the focus of a button that goes away
    this.forget = add(this.line, 'button', '', 'Forget this page’s answers');
    this.forget.type = 'button';
    this.forget.addEventListener('click', () => {
      for (const check of this.checks) check.empty();
      this.text.focus();
    });
    this.line.hidden = false;
  }

  show(checks) {
    this.checks = checks;
    const here = checks.map((check) => recall(check.name)).filter(Boolean);
    const right = here.filter((kept) => kept.right).length;
    const book = Number(this.section.dataset.book);
    const whole = book > checks.length ? `, ${Math.min(countInBook(NAME), book)} of ${book} in the book` : '';
    const where = keeps()
      ? 'Kept in this browser and sent nowhere.'
      : 'This browser keeps nothing for this site: answers last until you leave the page.';
    this.text.textContent = `Answered: ${here.length} of ${checks.length} on this page (${right} right)${whole}. ${where} `;
    this.forget.hidden = here.length === 0;
  }
}

const progress = new Progress(document.querySelector('.oms-solutions'));
const checks = [];
for (const form of document.querySelectorAll('form.oms-quiz')) {
  checks.push(new SelfCheck(form, () => progress.show(checks)));
}
// Questions that have left the page take their answers with them.
const names = checks.map((check) => check.name);
for (const name of namesHere(NAME)) if (!names.includes(name)) forget(name);
progress.show(checks);
