// When the outbox runs in a page: at once, when the network is back, and again and again while anything waits.
import * as store from "./store.js";
import { flush, open } from "./outbox.js";

const PAUSES = [2, 4, 8, 15, 30, 60]; // seconds between tries
let failures = 0;
let timer = 0;

/** Runs the outbox; the number tells whether it ended by itself ("") or why it was halted. */
export async function run(attended) {
  clearTimeout(timer);
  try {
    await flush(attended);
    failures = 0;
    return "";
  } catch (halt) {
    await plan(halt);
    return halt.message;
  }
}

async function plan(halt) {
  if (!(await store.all()).some(open)) return;
  const pause = PAUSES[Math.min(failures++, PAUSES.length - 1)] * 1000;
  timer = setTimeout(run, pause * (0.75 + Math.random() / 2));
  // Where the browser can, it tries again by itself after the page is closed.
  if (halt.message === "offline") navigator.serviceWorker?.ready.then((worker) => worker.sync?.register("outbox")).catch(() => {});
}

addEventListener("outbox-sent", () => (failures = 0));
addEventListener("online", () => run());
document.addEventListener("visibilitychange", () => document.hidden || run());
addEventListener("pageshow", () => run());
