// The technician's own page: everything on it is read from the phone.
import * as store from "./store.js";
import { announce, meet, open } from "./outbox.js";
import { run } from "./sending.js";
import { prefetch } from "./offline.js";
import { keptOrders } from "./caches.js";
import { say } from "../words.js";
import { toast } from "../toasts.js";

const page = document.querySelector("[data-mine]");
const user = document.body.dataset.user;
const place = (name) => page.querySelector(`[data-${name}]`);
const when = (at) => (at ? new Date(at).toLocaleString("zh-CN", { hour12: false, timeZone: "Asia/Shanghai" }) : "–");
const megabytes = (bytes) => (bytes / 1048576).toFixed(1);
const GROUPS = { waiting: open, attention: (item) => item.state === "attention", done: (item) => item.state === "done" || item.state === "kept" };

function line(item) {
  const row = page.querySelector("template").content.firstElementChild.cloneNode(true);
  const part = (name) => row.querySelector(`[data-${name}]`);
  part("title").textContent = item.title;
  part("order").textContent = item.line;
  part("order").href = `/work/${item.line}/`;
  part("at").textContent = when(item.at);
  part("state").textContent = say(`state_${item.state}`);
  part("words").textContent = item.state === "attention" || item.state === "kept" ? item.words : "";
  part("actions").hidden = item.state !== "attention";
  part("mend").href = `/work/${item.line}/?mend=${item.id}`;
  part("again").addEventListener("click", () => again(item));
  part("hand-over").hidden = !item.kept;
  part("hand-over").addEventListener("click", () => handOver(item));
  return row;
}

async function again(item) {
  await store.change(item.id, { state: "waiting" });
  announce();
  run();
}

/** The server holds it already; the line of its order goes on. */
async function handOver(item) {
  await store.change(item.id, { state: "kept", fields: [] });
  announce();
  run();
}

async function paint() {
  const items = (await store.all()).filter((item) => item.user === user);
  for (const [name, test] of Object.entries(GROUPS)) {
    const found = items.filter(test);
    place(`${name}-count`).textContent = found.length;
    place(`${name}-list`).replaceChildren(...(name === "done" ? found.reverse() : found).map(line));
    place(`${name}-none`).hidden = found.length > 0;
  }
  const others = (await store.all()).filter((item) => item.user !== user && open(item)).length;
  place("others").hidden = !others;
  place("others-words").textContent = say("outbox_others", others);
  place("met").textContent = when(await store.fact("met"));
  place("kept").textContent = (await keptOrders(user)).length;
  const room = await navigator.storage?.estimate?.();
  place("room").textContent = room ? say("storage", megabytes(room.usage), megabytes(room.quota)) : "–";
}

if (page) {
  paint();
  addEventListener("outbox", paint);
  place("send").addEventListener("click", async () => {
    const halt = await run();
    if (halt) toast("warn", say(halt === "signed-out" ? "signed_out" : "still_offline"));
  });
  place("prefetch").addEventListener("click", async () => {
    const here = await meet().catch(() => null);
    const count = here ? await prefetch(here) : 0;
    toast(here ? "ok" : "warn", here ? say("prefetched", count) : say("still_offline"));
    paint();
  });
}
