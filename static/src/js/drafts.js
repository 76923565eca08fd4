// Forms with data-draft survive reload and a lost network: words in localStorage, photos in IndexedDB.
import { each } from "./ready.js";
import { say } from "./words.js";
import { dropFiles, dropAllFiles } from "./draft-files.js";

const owner = document.body.dataset.user ?? "";
const prefix = `draft:${owner}:`;
const KEPT_FOR = 14 * 86400 * 1000;
const PASSED_BY = new Set(["file", "password", "submit", "button", "image", "reset"]);

export const draftKey = (form) => prefix + form.dataset.draft;

function kept(form) {
  return [...form.elements].filter((element) =>
    element.name && element.name !== "csrfmiddlewaretoken" && !PASSED_BY.has(element.type) &&
    !element.hasAttribute("data-draft-ignore") &&
    (element.type !== "hidden" || element.hasAttribute("data-draft-keep")));
}

function valueOf(element) {
  if (element.type === "checkbox" || element.type === "radio") return element.checked;
  if (element.multiple) return [...element.options].filter((option) => option.selected).map((option) => option.value);
  return element.value;
}

const nameOf = (element) =>
  element.type === "checkbox" || element.type === "radio" ? `${element.name}=${element.value}` : element.name;

const snapshot = (form) => Object.fromEntries(kept(form).map((element) => [nameOf(element), valueOf(element)]));

function put(element, value) {
  if (JSON.stringify(valueOf(element)) === JSON.stringify(value)) return false;
  if (typeof value === "boolean") element.checked = value;
  else if (Array.isArray(value)) for (const option of element.options) option.selected = value.includes(option.value);
  else element.value = value;
  return true;
}

function read(key) {
  try {
    const draft = JSON.parse(localStorage.getItem(key));
    return draft && Date.now() - draft.at < KEPT_FOR ? draft : null;
  } catch {
    return null;
  }
}

function write(key, draft) {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Forgets one draft with its photos. */
export function clear(key) {
  localStorage.removeItem(key);
  dropFiles(key);
}

const clock = (at) => new Date(at).toLocaleTimeString("zh-CN", { hour12: false, timeZone: "Asia/Shanghai" });

function note(form, at) {
  const line = document.createElement("div");
  const button = document.createElement("button");
  line.className = "draft-note";
  line.setAttribute("role", "status");
  line.append(say("draft_restored", clock(at)), button);
  button.type = "button";
  button.className = "btn btn-sm btn-outline-secondary";
  button.textContent = say("draft_drop");
  button.addEventListener("click", () => {
    clear(draftKey(form));
    form.dataset.draftOff = "true";
    location.reload();
  });
  (form.querySelector(".card-body") ?? form).prepend(line);
}

/** Puts back what a draft holds for the fields of a form; each value once. Returns the changed fields. */
function fill(form, values) {
  const known = kept(form).filter((element) => nameOf(element) in values);
  const changed = known.filter((element) => put(element, values[nameOf(element)]));
  known.forEach((element) => delete values[nameOf(element)]);
  return changed;
}

const tell = (fields) => fields.forEach((element) => element.dispatchEvent(new Event("change", { bubbles: true })));

/** The browser's copy, unless a newer one came with the page from another browser. */
function newest(form) {
  const draft = read(draftKey(form));
  if (!draft || draft.at >= Number(form.dataset.draftSince || 0)) return draft;
  clear(draftKey(form));
  return null;
}

function restore(form) {
  const draft = newest(form);
  if (!draft || form.querySelector(".error-summary, [aria-invalid=true]")) return;
  const changed = fill(form, draft.values);
  if (!changed.length && !draft.files) return;
  // Fields that a lookup brings later are filled when they come.
  form.addEventListener("htmx:afterSettle", () => tell(fill(form, draft.values)));
  note(form, draft.at);
  form.dispatchEvent(new CustomEvent("draft:restored"));
  tell(changed);
}

function save(form) {
  if (form.dataset.draftOff) return;
  const at = Date.now();
  const typed = form.querySelector("[data-typed-at]");
  if (typed) typed.value = at;
  const files = [...form.querySelectorAll("input[type=file]")].some((input) => input.files.length);
  const saved = write(draftKey(form), { at, values: snapshot(form), files });
  const state = document.querySelector("[data-draft-state]");
  if (state) state.textContent = saved ? say("draft_saved", clock(at)) : say("draft_full");
}

function settle() {
  for (const place of document.querySelectorAll("[data-draft-clear]")) clear(prefix + place.dataset.draftClear);
  if (!document.querySelector(".toasts .toast-ok")) return;
  for (const key of Object.keys(localStorage).filter((one) => one.startsWith(prefix))) {
    if (read(key)?.sent) clear(key);
  }
}

function watch(form) {
  let timer = 0;
  const now = () => {
    timer = 0;
    save(form);
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(now, 400);
  };
  const sending = () => {
    clearTimeout(timer);
    now();
    const draft = read(draftKey(form));
    if (draft) write(draftKey(form), { ...draft, sent: true });
  };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", sending);
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.target !== form || !event.detail.successful || event.detail.requestConfig.verb === "get") return;
    clearTimeout(timer);
    form.dataset.draftOff = "true";
    clear(draftKey(form));
  });
  addEventListener("pagehide", () => timer && now());
}

if (owner) {
  settle();
  each("form[data-draft]", (form) => {
    restore(form);
    watch(form);
  });
}

// Signing out leaves nothing of this person in the browser.
document.addEventListener("submit", ({ target }) => {
  if (!target.hasAttribute("data-sign-out")) return;
  document.querySelectorAll("form[data-draft]").forEach((form) => (form.dataset.draftOff = "true"));
  Object.keys(localStorage).filter((key) => key.startsWith("draft:")).forEach((key) => localStorage.removeItem(key));
  dropAllFiles();
});
