// Signing out takes everything of the person off the phone, so it waits until all steps are sent.
import * as store from "./store.js";
import { announce, open } from "./outbox.js";
import { claim, wipe } from "./caches.js";
import { say } from "../words.js";
import { toast } from "../toasts.js";

const user = document.body.dataset.user ?? null;

async function waiting() {
  const items = await store.all().catch(() => []);
  return items.filter((item) => item.user === user && (open(item) || item.state === "attention")).length;
}

async function leave(form) {
  const count = await waiting();
  if (count) {
    toast("warn", say("outbox_stays", count));
    announce();
    return;
  }
  const items = await store.all().catch(() => []);
  await store.drop(items.filter((item) => item.user === user).map((item) => item.id)).catch(() => {});
  await wipe().catch(() => {});
  await claim(null).catch(() => {});
  form.dataset.leaving = "true";
  form.requestSubmit();
}

// Before all others: the drafts are forgotten only when the person really leaves.
addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.hasAttribute("data-sign-out") || form.dataset.leaving) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  leave(form);
}, true);

// The sign-in page knows nobody: nothing kept is shown until somebody is there.
if (user || document.querySelector("input[type=password]")) claim(user).catch(() => {});
