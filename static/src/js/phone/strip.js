// The strip that says on every page what still waits on this phone.
import * as store from "./store.js";
import { open } from "./outbox.js";
import { say } from "../words.js";

const strip = document.querySelector("[data-outbox-strip]");

async function words() {
  const user = document.body.dataset.user ?? (await store.fact("user"));
  const mine = (await store.all()).filter((item) => item.user === user);
  const waiting = mine.filter(open).length;
  const attention = mine.filter((item) => item.state === "attention").length;
  if (!waiting && !attention) return "";
  const halt = await store.fact("halt");
  if (waiting && halt === "signed-out") return say("outbox_signed_out", waiting);
  if (waiting && (halt === "offline" || !navigator.onLine)) return say("outbox_offline", waiting);
  return [waiting && say("outbox_waiting", waiting), attention && say("outbox_attention", attention)].filter(Boolean).join(" ");
}

async function paint() {
  const said = await words().catch(() => "");
  strip.hidden = !said;
  strip.querySelector("[data-words]").textContent = said;
  const out = (await store.fact("halt").catch(() => "")) === "signed-out";
  strip.querySelector("[data-sign-in]").hidden = !said || !out;
}

if (strip) {
  paint();
  for (const name of ["outbox", "online", "offline"]) addEventListener(name, paint);
}
