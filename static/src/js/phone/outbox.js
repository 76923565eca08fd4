// The outbox: every step is kept first and sent afterwards, once, oldest first within its order.
// Runs in pages and in the service worker.
import * as store from "./store.js";
import { Halt, ask, send } from "./wire.js";

const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("outbox");
// Answers that another try would not change; everything else without a verdict is tried again.
const LASTING = new Set([400, 404, 405, 413]);
let queue = Promise.resolve();

export const open = (item) => item.state === "waiting" || item.state === "sending";

/** Tells this page and all others that something changed. */
export function announce() {
  dispatchEvent(new Event("outbox"));
  channel?.postMessage("changed");
}
channel?.addEventListener("message", () => dispatchEvent(new Event("outbox")));

/** A random UUID, also where the page is not secure. */
export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  return [...bytes].map((byte, at) => ([4, 6, 8, 10].includes(at) ? "-" : "") + byte.toString(16).padStart(2, "0")).join("");
}

/** Keeps steps ({user, line, url, title, to, settles, fields}) and gives their numbers. */
export async function enqueue(steps) {
  const skew = (await store.fact("skew")) ?? null;
  const ids = await store.add(steps.map((step) => ({ ...step, key: uuid(), at: Date.now(), skew, state: "waiting", tries: 0 })));
  announce();
  return ids;
}

/** Sends what may go; one sender at a time in this browser. Throws Halt when the round ends early.
    Each order that something was sent for is named in an "outbox-sent" event. */
export function flush(attended = new Set()) {
  const run = () => (navigator.locks ? navigator.locks.request("outbox", () => drain(attended)) : drain(attended));
  queue = queue.then(run, run);
  return queue;
}

async function drain(attended) {
  if (!(await store.all()).some(open)) return;
  const here = await meet();
  const later = new Set();
  for (;;) {
    const mine = (await store.all()).filter((item) => item.user === here.user);
    const stuck = new Set(mine.filter((item) => item.state === "attention").map((item) => item.line));
    const next = mine.find((item) => open(item) && !stuck.has(item.line) && !later.has(item.line));
    if (!next) break;
    if (await deliver(next, here, attended)) dispatchEvent(Object.assign(new Event("outbox-sent"), { line: next.line }));
    else later.add(next.line);
  }
  await store.tidy();
  if (later.size) throw new Halt("offline");
}

/** Asks who is signed in and what time it is; remembers how the meeting went. */
export async function meet() {
  try {
    const here = await ask();
    await store.setFact("skew", here.skew);
    await store.setFact("met", Date.now());
    await store.setFact("halt", "");
    return here;
  } catch (error) {
    await store.setFact("halt", error.message);
    announce();
    throw error;
  }
}

/** One step out; false when the server could not say what became of it. */
async function deliver(item, here, attended) {
  await store.change(item.id, { state: "sending", tries: item.tries + 1 });
  announce();
  try {
    const { status, body } = await send(item, here, attended.has(item.id));
    const changes = verdict(status, body);
    await store.change(item.id, changes ?? { state: "waiting" });
    return changes !== null;
  } catch (error) {
    await store.change(item.id, { state: "waiting" });
    await store.setFact("halt", error.message);
    throw error;
  } finally {
    announce();
  }
}

/** What an answer makes of a step; null when it must be sent again. */
function verdict(status, body) {
  const { result, words = "", errors = {}, kept = false, next = "", time = "" } = body;
  if (result === "applied") return { state: "done", words, next, answered: time, fields: [], kept: false };
  if (result === "conflict" && kept) return { state: "kept", words, fields: [], kept };
  if (result || LASTING.has(status)) return { state: "attention", words, errors, kept, status };
  return null;
}
