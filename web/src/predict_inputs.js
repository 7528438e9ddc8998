// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// The three ways to make a guess. Each kind:
//   allows(model, guess)  may this be a guess?
//   make(model, parent, draft)  draws it; gives read() -> { guess } or { problem }, and write(guess)
import { add, freshId } from './dom.js';
import { decimalsOf, readNumber, sayNumber, withUnit } from './numbers.js';

export function sayValue(model, value) {
  return withUnit(sayNumber(value, decimalsOf(model.get('step'))), model.get('unit'));
}

export const asShown = (model, value) => Number(value.toFixed(decimalsOf(model.get('step'))));

function inRange(model, value) {
  return Number.isFinite(value) && value >= (model.get('low') ?? -Infinity) && value <= (model.get('high') ?? Infinity);
}

// `from 0 to 100 %`, `from $0M to $20M`, `in accounts`.
function rangeWords(model) {
  const [low, high] = ['low', 'high'].map((end) => model.get(end));
  const unit = model.get('unit');
  if (low === null && high === null) return unit && `in ${unit}`;
  if (high === null) return `${sayValue(model, low)} or more`;
  if (low === null) return `${sayValue(model, high)} or less`;
  const first = sayValue(model, low);
  return `from ${unit ? first.replace(` ${unit}`, '') : first} to ${sayValue(model, high)}`;
}

const choice = {
  allows: (model, guess) => model.get('options').includes(guess),
  make(model, parent, draft) {
    const name = freshId();
    const radios = model.get('options').map((option) => {
      const row = add(parent, 'p', 'oms-choice');
      const radio = Object.assign(add(row, 'input'), { type: 'radio', name, value: option, id: freshId() });
      add(row, 'label', '', option).htmlFor = radio.id;
      radio.addEventListener('change', () => draft(option));
      return radio;
    });
    return {
      read() {
        const chosen = radios.find((radio) => radio.checked);
        return chosen ? { guess: chosen.value } : { problem: 'Choose one of the answers first.' };
      },
      write(guess) {
        for (const radio of radios) radio.checked = radio.value === guess;
      },
    };
  },
};

// A field for a number, with its unit and range beside it.
const number = {
  allows: inRange,
  make(model, parent, draft) {
    const unit = model.get('unit');
    const range = rangeWords(model);
    const label = add(parent, 'label', 'oms-predict-label', ['Your guess', range].filter(Boolean).join(', '));
    const field = Object.assign(add(parent, 'input'), { type: 'text', inputMode: 'decimal', id: freshId() });
    label.htmlFor = field.id;
    const judge = () => {
      const { value, problem } = readNumber(field.value, unit);
      if (problem) return { problem };
      if (value === undefined) return { problem: 'Type a number first.' };
      return inRange(model, value) ? { guess: value } : { problem: `Type a number ${range}.` };
    };
    field.addEventListener('input', () => {
      field.removeAttribute('aria-invalid');
      draft(judge().guess ?? null);
    });
    return {
      read() {
        const judged = judge();
        field.setAttribute('aria-invalid', String('problem' in judged));
        return judged;
      },
      write(guess) {
        // what is being typed stays as it is typed
        if ((judge().guess ?? null) !== (guess ?? null)) field.value = guess === null ? '' : sayNumber(guess);
      },
    };
  },
};

const NOT_SET = 'not set yet';

// A point on a scale; there is no guess until the reader has moved or pressed it.
const scale = {
  allows: inRange,
  make(model, parent, draft) {
    const row = add(parent, 'div', 'oms-predict-slider');
    const [left, right] = model.get('ends');
    const [low, high, step] = ['low', 'high', 'step'].map((name) => model.get(name));
    const slider = Object.assign(add(row, 'input'), { type: 'range', min: low, max: high, step });
    slider.setAttribute('aria-label', `Your guess, from ${left} to ${right}`);
    for (const end of [left, right]) add(row, 'span', '', end);
    const said = add(row, 'output');
    let guess = null;
    const show = () => {
      const words = guess === null ? NOT_SET : sayValue(model, guess);
      said.textContent = `Your guess: ${words}`;
      slider.setAttribute('aria-valuetext', words);
      slider.toggleAttribute('data-set', guess !== null);
    };
    const set = () => {
      guess = slider.valueAsNumber;
      show();
      draft(guess);
    };
    slider.addEventListener('input', set);
    slider.addEventListener('click', set); // a press on the point where the handle happens to stand
    show();
    return {
      read: () => (guess === null ? { problem: 'Move the handle to your guess first.' } : { guess }),
      write(value) {
        guess = value ?? null;
        slider.value = guess ?? (low + high) / 2;
        show();
      },
    };
  },
};

export const inputs = { choice, number, scale };
