// A list that refreshes itself: not while nobody looks or somebody is reading, and what scrolled sideways stays there.
"use strict";

const places = new Map();

function reading(region) {
  const chosen = document.getSelection();
  return chosen && !chosen.isCollapsed && region.contains(chosen.anchorNode);
}

document.addEventListener("htmx:beforeRequest", (event) => {
  const region = event.target;
  if (region.dataset.ctFresh === undefined) return;
  if (document.hidden || reading(region)) event.preventDefault(); // the next half minute asks again
});

document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.target.dataset.ctFresh === undefined) return;
  places.clear();
  for (const id of ["giai-doan", "bang-viec"]) {
    const part = document.getElementById(id);
    if (part) places.set(id, part.scrollLeft);
  }
});

document.addEventListener("htmx:afterSwap", () => {
  for (const [id, left] of places) {
    const part = document.getElementById(id);
    if (part) part.scrollLeft = left;
  }
  places.clear();
});
