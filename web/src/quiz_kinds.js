// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// The four kinds of self-checks: how each is read, filled in and judged.
//   read(form)  what the reader has answered, { answer }, or { problem }, or {} if nothing
//   write(form, answer)  fills it in; no answer empties it
//   judge(key, answer)  { right, said: indexes of the answers whose feedback is shown, words }
import { add } from './dom.js';
import { readNumber } from './numbers.js';

const boxes = (form) => [...form.querySelectorAll('.oms-choice input')];

const choice = {
  read(form) {
    const answer = boxes(form).filter((box) => box.checked).map((box) => Number(box.value));
    return answer.length ? { answer } : {};
  },
  write(form, answer = []) {
    for (const box of boxes(form)) box.checked = answer.includes(Number(box.value));
  },
};

const single = {
  ...choice,
  empty: 'Choose an answer first.',
  judge: (key, [chosen]) => ({ right: key.includes(chosen), said: [chosen], words: '' }),
};

function countWords(found, key, wrong) {
  const words = `${found} of ${key.length} right ${key.length === 1 ? 'answer' : 'answers'} chosen`;
  return wrong ? `${words}, and ${wrong} that ${wrong === 1 ? 'is' : 'are'} not right.` : `${words}.`;
}

const multiple = {
  ...choice,
  empty: 'Choose at least one answer first.',
  // What is missing is counted and not named, so that a second try is worth something.
  judge(key, answer, count) {
    const wrong = answer.filter((i) => !key.includes(i));
    const right = wrong.length === 0 && answer.length === key.length;
    const words = right ? '' : countWords(answer.length - wrong.length, key, wrong.length);
    return { right, said: right ? [...Array(count).keys()] : wrong, words };
  },
};

const field = (form) => form.querySelector('.oms-quiz-field input');

const number = {
  empty: 'Type a number first.',
  read(form) {
    const text = field(form).value;
    const { value, problem } = readNumber(text, form.dataset.unit);
    field(form).setAttribute('aria-invalid', String(Boolean(problem)));
    return value === undefined ? { problem } : { answer: text };
  },
  write(form, answer = '') {
    field(form).value = answer;
    field(form).removeAttribute('aria-invalid');
  },
  judge(key, text, _count, form) {
    const { value } = readNumber(text, form.dataset.unit);
    const found = key.findIndex(([low, high]) => low <= value && value <= high);
    const index = found < 0 ? key.length : found;
    return { right: Boolean(key[index]?.[2]), said: [index], words: '' };
  },
};

const list = (form) => form.querySelector('.oms-quiz-steps');
const stepOf = (item) => Number(item.dataset.step);

// Moves a step and says where it is now; the focus stays on the arrow that was pressed.
function move(form, item, by) {
  const other = by < 0 ? item.previousElementSibling : item.nextElementSibling;
  const button = document.activeElement;
  if (other) other[by < 0 ? 'before' : 'after'](item);
  button.focus();
  list(form).dataset.moved = 'true';
  const steps = [...list(form).children];
  const now = `now step ${steps.indexOf(item) + 1} of ${steps.length}`;
  form.querySelector('.oms-quiz-moved').textContent = `“${item.querySelector('span').textContent}”: ${now}.`;
  if (other) form.dispatchEvent(new Event('input'));
}

function arrow(form, item, by) {
  const text = item.querySelector('span');
  const button = Object.assign(document.createElement('button'), { type: 'button', id: `${text.id}${by}` });
  button.textContent = by < 0 ? '↑' : '↓';
  button.setAttribute('aria-label', by < 0 ? 'Move up:' : 'Move down:');
  button.setAttribute('aria-labelledby', `${button.id} ${text.id}`);
  button.addEventListener('click', () => move(form, item, by));
  return button;
}

const order = {
  empty: 'Move at least one step first.',
  // With JavaScript, arrows move the steps; without, a reader numbers them.
  prepare(form) {
    for (const item of list(form).children) {
      item.querySelector('select').remove();
      item.prepend(arrow(form, item, -1), arrow(form, item, 1));
    }
    const how = form.querySelector('.oms-quiz-how');
    const onPaper = how.textContent;
    how.replaceChildren();
    add(how, 'span', 'oms-on-paper', onPaper);
    add(how, 'span', 'oms-on-screen', 'Bring the steps into order with their arrows.');
    const said = add(form.querySelector('fieldset'), 'p', 'oms-quiz-moved');
    said.setAttribute('role', 'status');
  },
  read(form) {
    return list(form).dataset.moved ? { answer: [...list(form).children].map(stepOf) } : {};
  },
  write(form, answer) {
    const items = [...list(form).children].sort((a, b) => stepOf(a) - stepOf(b));
    list(form).append(...(answer ? answer.map((step) => items[step]) : items));
    list(form).dataset.moved = answer ? 'true' : '';
    form.querySelector('.oms-quiz-moved').textContent = '';
  },
  judge(key, answer) {
    const first = answer.findIndex((step, i) => step !== key[i]);
    if (first < 0) return { right: true, said: [key.length], words: '' };
    return { right: false, said: [first], words: `Step ${first + 1} is the first out of place.` };
  },
};

export const kinds = { single, multiple, number, order };
