// One click, one request: a form that is being sent refuses a second submit and shows that it works.
const asks = (form) => form.method === "get" || form.hasAttribute("data-no-guard");
const buttons = (form) =>
  [...form.elements].filter((element) => element.type === "submit" || element.type === "image");

/** Opens a form for another submit. */
export function release(form) {
  delete form.dataset.sending;
  for (const button of buttons(form)) {
    if (!button.hasAttribute("aria-busy")) continue;
    button.removeAttribute("aria-busy");
    button.disabled = false;
  }
}

function hold(form) {
  form.dataset.sending = "true";
  // A disabled button would not be part of what is sent, so it is disabled one turn later.
  setTimeout(() => {
    if (!form.dataset.sending) return;
    for (const button of buttons(form)) {
      if (button.disabled) continue;
      button.setAttribute("aria-busy", "true");
      button.disabled = true;
    }
  });
}

addEventListener("submit", (event) => {
  if (asks(event.target)) return;
  if (event.target.dataset.sending) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);

document.addEventListener("submit", (event) => {
  const form = event.target;
  const byHtmx = form.hasAttribute("hx-post");
  if (!asks(form) && (byHtmx || !event.defaultPrevented)) hold(form);
});

document.addEventListener("htmx:afterRequest", ({ target }) => {
  const form = target.closest?.("form");
  if (form) release(form);
});

addEventListener("pageshow", ({ persisted }) => {
  if (persisted) document.querySelectorAll("form[data-sending]").forEach(release);
});
