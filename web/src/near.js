// SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
// SPDX-License-Identifier: MIT
// Starting ahead of the first touch: where a reader with a mouse stays near a live cell.

const STAY = 700; // milliseconds: who scrolls past does not want 12 MB
const AHEAD = '25% 0px'; // of the window's height

// A phone's reader, or one who saves data, has not asked for the download.
function mayLoad() {
  const saves = navigator.connection?.saveData || matchMedia('(prefers-reduced-data: reduce)').matches;
  return matchMedia('(pointer: fine)').matches && !saves;
}

export function whenNear(elements, start) {
  if (!mayLoad()) return;
  const timers = new Map();
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      clearTimeout(timers.get(target));
      if (isIntersecting) timers.set(target, setTimeout(() => (observer.disconnect(), start()), STAY));
    }
  }, { rootMargin: AHEAD });
  elements.forEach((element) => observer.observe(element));
}
