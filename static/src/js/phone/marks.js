// What the page of an order says about steps that wait, and about those that were refused.
import { say } from "../words.js";

const mark = (tone, words) => Object.assign(document.createElement("span"), { className: `pill pill-${tone}`, textContent: words });

/** A mark on each card whose form waits in the outbox, and the photos that wait. */
export function paintQueued(steps) {
  document.querySelectorAll("[data-queued-mark]").forEach((one) => one.remove());
  for (const form of document.querySelectorAll(".phone-main form")) {
    const count = steps.filter((step) => step.url === form.action).length;
    const head = (form.closest(".card") ?? form).querySelector(".card-header");
    if (!count || !head) continue;
    const pill = mark("warn", say("queued", count));
    pill.dataset.queuedMark = "";
    head.append(pill);
  }
  for (const list of document.querySelectorAll("[data-queued]")) paintPhotos(list, steps);
}

function paintPhotos(list, steps) {
  const form = list.closest("form");
  const files = steps.filter((step) => step.url === form.action).flatMap((step) => step.fields.filter(([, value]) => value instanceof Blob));
  if (Number(list.dataset.count ?? 0) === files.length) return;
  list.querySelectorAll("img").forEach((picture) => URL.revokeObjectURL(picture.src));
  list.dataset.count = files.length;
  list.hidden = !files.length;
  list.replaceChildren(...files.map(([, file], at) => {
    const item = document.createElement("li");
    item.append(Object.assign(new Image(), { src: URL.createObjectURL(file), alt: say("photo", at + 1) }), mark("warn", say("queued_photo")));
    return item;
  }));
}

/** The words of a refusal at the top of its form, and at its fields. */
export function paintErrors(form, { words, errors = {} }) {
  form.querySelectorAll("[data-refusal]").forEach((one) => one.remove());
  form.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
  const box = Object.assign(document.createElement("div"), { className: "notice notice-danger", tabIndex: -1 });
  box.setAttribute("role", "alert");
  box.dataset.refusal = "";
  box.append(Object.assign(document.createElement("div"), { textContent: words }));
  const body = form.querySelector(".card-body");
  if (body) body.prepend(box);
  else document.querySelector(".phone-main").prepend(box);
  for (const name of Object.keys(errors)) {
    [...form.elements].filter((field) => field.name === name).forEach((field) => field.setAttribute("aria-invalid", "true"));
  }
  form.closest("details")?.setAttribute("open", "");
  box.scrollIntoView({ block: "center" });
  box.focus();
}
