// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// A committed guess and the answer, in words.
import { asShown, sayValue } from './predict_inputs.js';

const WAITING = 'The answer appears here as soon as the model has it.';

const said = (model, value) => (typeof value === 'number' ? sayValue(model, value) : `“${value}”`);

// at: when the guess was committed, as kept in this browser; undefined where nothing is kept.
export function say(model, at) {
  const guess = said(model, model.get('guess'));
  if (!at) return `Your guess: ${guess}.`;
  const date = new Date(at).toLocaleDateString('en-US', { dateStyle: 'long' });
  return `Your guess of ${date}: ${guess}.`;
}

function sayDifference(model, difference) {
  const words = sayValue(model, Math.abs(difference));
  return model.get('unit') === '%' ? words.replace(' %', ' percentage points') : words;
}

// By the numbers as they are shown, so that a reader who subtracts them gets the same.
function compareNumbers(model, guess, answer) {
  const difference = asShown(model, guess) - asShown(model, answer);
  if (difference === 0) return 'your guess is exact';
  const words = `${sayDifference(model, difference)} too ${difference > 0 ? 'high' : 'low'}`;
  // a hair more, for what binary fractions lose
  const close = Math.abs(difference) <= model.get('near') + model.get('step') / 1000;
  return close ? `your guess is close, ${words}` : `your guess is ${words}`;
}

export function compare(model) {
  const [guess, answer, moves] = ['guess', 'answer', 'moves'].map((name) => model.get(name));
  if (answer === null) return WAITING;
  const opening = `${moves ? 'With these settings the answer is' : 'The answer is'} ${said(model, answer)}`;
  if (typeof answer === 'number') return `${opening}: ${compareNumbers(model, guess, answer)}.`;
  if (guess === answer) return `${opening}, as you guessed.`;
  return `${opening}, not as you guessed${moves ? ' so far' : ''}.`;
}
