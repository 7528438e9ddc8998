// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// A small scale with two marks, the guess and the answer. The words beside it say the same.
import { add } from './dom.js';
import { sayValue } from './predict_inputs.js';

// The ends: the question's, where it has them, and as far out as the two numbers lie.
function endsOf(model, guess, answer) {
  const low = Math.min(model.get('low') ?? Infinity, guess, answer);
  const high = Math.max(model.get('high') ?? -Infinity, guess, answer);
  return low < high ? [low, high] : [low - 1, high + 1];
}

export function drawScale(model, box) {
  const [guess, answer] = ['guess', 'answer'].map((name) => model.get(name));
  const numbers = typeof guess === 'number' && typeof answer === 'number';
  box.hidden = !numbers;
  if (!numbers) return;
  const [low, high] = endsOf(model, guess, answer);
  const track = document.createElement('div');
  track.className = 'oms-predict-track';
  for (const [kind, value, words] of [['guess', guess, 'your guess'], ['answer', answer, 'answer']]) {
    add(track, 'span', `oms-predict-mark oms-${kind}`, words).style.left = `${(100 * (value - low)) / (high - low)}%`;
  }
  box.replaceChildren();
  add(box, 'span', '', sayValue(model, low));
  box.append(track);
  add(box, 'span', '', sayValue(model, high));
}
