// Chinese input: nothing reacts while an input method composes; the committed text counts as one input.
const composing = (event) => event.isComposing || event.keyCode === 229;

addEventListener("input", (event) => {
  if (event.isComposing) event.stopImmediatePropagation();
}, true);

addEventListener("compositionend", ({ target }) => {
  target.dispatchEvent(new Event("input", { bubbles: true }));
}, true);

addEventListener("keydown", (event) => {
  if (!composing(event)) return;
  event.stopImmediatePropagation();
  if (event.key === "Enter") event.preventDefault();
}, true);
