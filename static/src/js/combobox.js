// GitHub's auto-complete element, with our words and the hidden id of the chosen row.
import "@github/auto-complete-element";
import { each } from "./ready.js";
import { say } from "./words.js";

each("auto-complete", (box) => {
  const input = box.querySelector("input[role=combobox], input[type=text], input[type=search]");
  const hidden = box.querySelector("input[type=hidden]");
  const list = document.getElementById(box.getAttribute("for"));
  const status = box.querySelector("[role=status]");

  box.addEventListener("load", () => {
    // Who went on before the answer came is not shown it over the next field.
    if (input && document.activeElement !== input) box.open = false;
    if (status) status.textContent = say("results", list.querySelectorAll("[role=option]").length);
  });
  list?.addEventListener("combobox-commit", ({ target }) => {
    if (!hidden) return;
    hidden.value = target.dataset.id ?? "";
    hidden.dataset.words = target.dataset.autocompleteValue ?? target.textContent.trim();
    queueMicrotask(() => hidden.dispatchEvent(new Event("change", { bubbles: true })));
  });
  // Typing over a choice takes the choice back.
  input?.addEventListener("input", () => {
    if (!hidden || !hidden.value || input.value === hidden.dataset.words) return;
    hidden.value = "";
    hidden.dispatchEvent(new Event("change", { bubbles: true }));
  });
});
