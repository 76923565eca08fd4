// Requests of the outbox: each ends in an answer of the server, or in a Halt that ends the round.

const STATE = "/work/state/";
const BASE_WAIT = 20000; // ms for an answer, and so much more for each kilobyte that goes up
const WAIT_PER_KB = 100;

/** Why a round ends early: "offline", or "signed-out" until somebody signs in. */
export class Halt extends Error {}

async function request(url, options, size = 0) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), BASE_WAIT + (size / 1024) * WAIT_PER_KB);
  try {
    const answer = await fetch(url, {
      credentials: "same-origin", cache: "no-store", redirect: "manual", signal: stop.signal, ...options,
    });
    if (answer.status === 401 || answer.type === "opaqueredirect") throw new Halt("signed-out");
    const body = await answer.json().catch((error) => {
      if (error instanceof SyntaxError) return {};
      throw error;
    });
    return { status: answer.status, body };
  } catch (error) {
    throw error instanceof Halt ? error : new Halt("offline");
  } finally {
    clearTimeout(timer);
  }
}

/** Who is signed in, the form token, pages to take along, and how far our clock is off (seconds). */
export async function ask() {
  const before = Date.now();
  const { status, body } = await request(STATE, { headers: { Accept: "application/json" } });
  if (status !== 200 || !body.user) throw new Halt("offline");
  const skew = (Date.parse(body.time) - (before + Date.now()) / 2) / 1000;
  return { ...body, skew };
}

/** Sends one step; `attended` tells that the person still sits at the form. */
export function send(item, here, attended) {
  const data = new FormData();
  item.fields.forEach(([name, value, filename]) => (filename ? data.append(name, value, filename) : data.append(name, value)));
  const size = item.fields.reduce((sum, [, value]) => sum + (value.size ?? value.length), 0);
  const headers = {
    Accept: "application/json",
    "X-CSRFToken": here.csrf,
    "Idempotency-Key": item.key,
    "Device-Done-At": new Date(item.at).toISOString(),
    "Device-Sent-At": new Date().toISOString(),
    "Device-Skew": item.skew ?? "",
  };
  if (attended) headers["Outbox-Attended"] = "1";
  return request(item.url, { method: "POST", body: data, headers }, size);
}
