// Making the phone ready for times without network: service worker, pages to take along, room, warnings.
import * as store from "./store.js";
import { announce, meet } from "./outbox.js";
import { keptOrders, present } from "./caches.js";
import { say } from "../words.js";
import { toast } from "../toasts.js";

const TIGHT = 50 * 1048576; // bytes that should stay free
const EVERY = 10 * 60000; // ms between two rounds of taking along
const IN_APP = /MicroMessenger|wxwork|DingTalk|Lark|Feishu|QQ\/|AlipayClient/i;
const user = document.body.dataset.user;

async function take(path) {
  const answer = await fetch(path, { headers: { "X-Take-Along": "1" } }).catch(() => null);
  return answer?.ok && !answer.redirected ? 1 : 0;
}

/** Takes today's and tomorrow's pages along; the number that is on the phone now. */
export async function prefetch(here) {
  if (!present || !navigator.serviceWorker?.controller || here.user !== user) return 0;
  let count = 0;
  for (const path of here.pages) {
    count += await take(path);
  }
  await store.setFact("taken", { user, at: Date.now(), version: here.version });
  announce();
  setTimeout(announce, 1500); // the worker writes the last page after it has answered
  return count;
}

let taking = null;
const takeAlong = () => (taking ??= takeAll().finally(() => (taking = null)));

async function takeAll() {
  const last = await store.fact("taken");
  if (!navigator.onLine || (last?.user === user && Date.now() - last.at < EVERY)) return;
  const here = await meet();
  await prefetch(here);
}

// What was sent changed the pages of its orders: they are taken along anew, a little later and all at once.
const stale = new Set();
let refreshing = 0;

async function refresh() {
  const lines = [...stale];
  stale.clear();
  if (!navigator.serviceWorker?.controller) return;
  for (const path of ["/work/", ...lines.map((line) => `/work/${line}/`)]) await take(path);
}

addEventListener("outbox-sent", ({ line }) => {
  stale.add(line);
  clearTimeout(refreshing);
  refreshing = setTimeout(refresh, 2000);
});

async function register() {
  await navigator.serviceWorker.register("/sw.js", { scope: "/work/" });
  await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller) {
    await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
  }
  await takeAlong();
}

/** The shell lists what is on the phone and comes back by itself when the network does. */
async function fillShell(list) {
  const orders = await keptOrders(await store.fact("user"));
  list.replaceChildren(...orders.map((path) => {
    const item = document.createElement("li");
    item.append(Object.assign(document.createElement("a"), { href: path, textContent: path.split("/")[2] }));
    return item;
  }));
  document.querySelector("[data-none]").hidden = orders.length > 0;
  addEventListener("online", () => location.reload());
}

async function warnTight() {
  const room = await navigator.storage?.estimate?.();
  if (room && room.quota - room.usage < TIGHT) toast("warn", say("storage_tight"));
}

function tell(name) {
  document.querySelectorAll(`[data-hint="${name}"]`).forEach((hint) => (hint.hidden = false));
}

if (user && "serviceWorker" in navigator && present) {
  register().catch(() => {});
  navigator.serviceWorker.addEventListener("message", ({ data }) => data === "new-version" && store.setFact("taken", null).then(takeAlong).catch(() => {}));
  navigator.storage?.persist?.();
} else if (user) tell(IN_APP.test(navigator.userAgent) ? "in-app" : "no-worker");

const shell = document.querySelector("[data-kept-pages]");
if (shell) fillShell(shell);

document.addEventListener("click", ({ target }) => target.matches("input[type=file]") && warnTight(), true);

let asked = null;
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  asked = event;
  tell("install");
});
document.addEventListener("click", ({ target }) => target.closest("[data-install]") && asked?.prompt());
