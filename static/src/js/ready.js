// Sets elements up once: those of the page and those that htmx brings later.
const setups = [];

/** Calls setup(element) for each element that matches, now and after every swap. */
export function each(selector, setup) {
  const entry = { selector, setup, seen: new WeakSet() };
  setups.push(entry);
  run(entry, document);
}

function run({ selector, setup, seen }, root) {
  const found = [...root.querySelectorAll(selector)];
  if (root.matches?.(selector)) found.unshift(root);
  for (const element of found) {
    if (seen.has(element)) continue;
    seen.add(element);
    setup(element);
  }
}

document.addEventListener("htmx:load", (event) => setups.forEach((entry) => run(entry, event.detail.elt)));
