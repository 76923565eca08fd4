// The page of an order: every form goes through the outbox, and the page runs ahead of the network.
import * as store from "./store.js";
import { enqueue, open, uuid } from "./outbox.js";
import { run } from "./sending.js";
import { empty, lacking, refill, settles, stepsOf, whole } from "./forms.js";
import { beyond, madeAt, show, stateAfter } from "./stages.js";
import { paintErrors, paintQueued } from "./marks.js";
import { clear, draftKey } from "../drafts.js";
import { release } from "../guard.js";
import { say } from "../words.js";
import { toast } from "../toasts.js";

const PATIENCE = 8000; // ms that a person waits for an answer before the page runs ahead
let waited = false; // did steps of this order wait when it was painted last?
let freshened = 0; // how many sent steps the head of the page knows of
let busy = false; // is a form of this page on its way?
const job = document.querySelector("[data-job][data-outbox]");
const user = document.body.dataset.user;
const line = job?.dataset.job;
const ours = (form) => job && form.method === "post" && form.matches(".phone form") && !form.hasAttribute("data-sign-out");
const forms = () => [...document.querySelectorAll(".phone form")].filter(ours);
const shown = (form) => !form.closest("[hidden]");
const mine = async () => (await store.all()).filter((item) => item.user === user);

/** Filled in by hand (or by a draft) and not sent yet; those that end the order are never sent along. */
const ready = (form) => form.dataset.touched && shown(form) && !form.hasAttribute("data-alone") && !form.hasAttribute("data-go");

/** Everything of this order has arrived, and nobody is typing: the page shows what the server says now. */
function arrived(steps) {
  const waits = steps.some((step) => step.state !== "done");
  const free = !busy && !forms().some((form) => form.dataset.touched);
  const sent = waited && !waits;
  waited = waits || (sent && !free);
  if (!waits && steps.length && !(sent && free)) freshen(steps.length);
  return sent && free;
}

/** The page is older than what was sent, and stays as somebody types in it: its head alone is brought up to date. */
async function freshen(count) {
  if (freshened === count) return;
  freshened = count;
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const pills = page.querySelector("[data-head]");
  if (pills && madeAt(page) > madeAt(document)) document.querySelector("[data-head]").replaceChildren(...pills.children);
}

async function paint() {
  if (busy) return; // the answer decides whether the page goes on by itself or runs ahead
  const steps = beyond(job, await mine());
  if (arrived(steps)) return go();
  const typed = forms().filter((form) => ready(form) && whole(form)).flatMap(settles);
  show(job, stateAfter(job, steps), new Set([...steps.flatMap((step) => step.settles), ...typed]));
  paintQueued(steps.filter((step) => step.state !== "done"));
}

/** The forms that one tap sends: what was filled in, then the one whose button it was; in the page's order. */
function bundle(form) {
  const ends = form.closest(".phone-actions") || document.querySelector(`.phone-actions [form="${form.id}"]`);
  return forms().filter((one) => one === form || (ends && ready(one)));
}

async function submit(form) {
  const bundled = bundle(form);
  const wrong = bundled.find((one) => !whole(one));
  if (wrong) return point(wrong);
  let ids;
  try {
    ids = await keep(bundled);
  } catch {
    return form.submit(); // a browser that keeps nothing: the plain way
  }
  bundled.forEach(settleDraft);
  if (navigator.onLine) await Promise.race([run(new Set(ids)), new Promise((done) => setTimeout(done, PATIENCE))]);
  await answer(bundled, ids);
}

/** A mended step takes the place of the one that was refused, so that the order stays. */
async function keep(bundled) {
  const steps = bundled.map((form) => [form, stepsOf(form, { user, line })]);
  const mended = steps.filter(([form]) => form.dataset.mends);
  for (const [form, [step]] of mended) {
    await store.change(Number(form.dataset.mends), { ...step, key: uuid(), state: "waiting", words: "", errors: {} });
  }
  const fresh = steps.filter(([form]) => !form.dataset.mends).flatMap(([, made]) => made);
  return [...mended.map(([form]) => Number(form.dataset.mends)), ...(await enqueue(fresh))];
}

async function answer(bundled, ids) {
  const items = (await mine()).filter((item) => ids.includes(item.id));
  const refused = items.find((item) => item.state === "attention" && item.status === 422);
  if (refused) return takeBack(bundled, ids, refused);
  if (items.some((item) => open(item) || item.state === "attention")) return runAhead(bundled);
  const kept = items.find((item) => item.state === "kept");
  const last = items.at(-1);
  remember(kept ? "warn" : "ok", kept ? say("outbox_conflict", kept.words) : (last?.words ?? ""));
  go(last?.next);
}

/** The server said no while the person sits here: nothing stays in the outbox, the form says why. */
async function takeBack(bundled, ids, refused) {
  const items = (await mine()).filter((item) => ids.includes(item.id) && item.state !== "done");
  await store.drop(items.map((item) => item.id));
  bundled.forEach((form) => delete form.dataset.draftOff);
  const form = bundled.find((one) => one.action === refused.url) ?? bundled[0];
  paintErrors(form, refused);
  await paint();
}

/** Not sent yet: the page goes on as if it were, and says so. */
async function runAhead(bundled) {
  bundled.forEach((form) => {
    if (form.hasAttribute("data-draft")) empty(form);
    delete form.dataset.touched;
    delete form.dataset.mends;
    setTimeout(() => delete form.dataset.draftOff, 1000);
  });
  toast("info", say("outbox_kept"));
  await paint();
  scrollTo({ top: 0 });
}

function settleDraft(form) {
  form.dataset.draftOff = "true";
  if (form.dataset.draft) clear(draftKey(form));
}

function point(form) {
  form.closest("details")?.setAttribute("open", "");
  if (!form.reportValidity()) return;
  paintErrors(form, { words: say("fill_in"), errors: Object.fromEntries(lacking(form).map((name) => [name, []])) });
}

const remember = (tone, words) => sessionStorage.setItem("said", JSON.stringify([tone, words]));

function go(next) {
  const url = new URL(next || location.href, location.href);
  if (url.pathname !== location.pathname) return location.assign(url);
  history.replaceState(null, "", url);
  location.reload();
}

/** A step that was refused later is mended in its form. */
async function mend() {
  const id = Number(new URLSearchParams(location.search).get("mend"));
  const item = (await mine()).find((one) => one.id === id && one.line === line);
  const form = item && forms().find((one) => one.action === item.url);
  if (!form) return;
  history.replaceState(null, "", location.pathname);
  form.closest("[data-stage]")?.removeAttribute("hidden");
  form.closest("details")?.setAttribute("open", "");
  form.dataset.mends = id;
  refill(form, item.fields);
  paintErrors(form, item);
}

if (job) {
  const said = JSON.parse(sessionStorage.getItem("said") ?? "null");
  sessionStorage.removeItem("said");
  if (said) toast(...said);
  forms().filter((form) => form.querySelector(".draft-note")).forEach((form) => (form.dataset.touched = "true"));
  for (const name of ["input", "change", "draft:restored", "photos:changed"]) {
    document.addEventListener(name, ({ target }) => {
      const form = target.closest?.("form");
      if (!form || !ours(form)) return;
      form.dataset.touched = "true";
      paint();
    }, true);
  }
  addEventListener("submit", (event) => {
    const form = event.target;
    if (!ours(form) || event.defaultPrevented) return;
    event.preventDefault();
    if (form.dataset.sending) return;
    form.dataset.sending = "true";
    event.submitter?.setAttribute("aria-busy", "true");
    busy = true;
    submit(form).finally(() => {
      busy = false;
      release(form);
      paint();
    });
  }, true);
  addEventListener("outbox", paint);
  document.querySelectorAll("[data-choose-all]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      button.form.querySelectorAll(`input[value="${button.dataset.chooseAll}"]`).forEach((input) => (input.checked = true));
      button.dispatchEvent(new Event("change", { bubbles: true }));
    });
  });
  paint().then(mend);
}
