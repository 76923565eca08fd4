// Pages kept on the phone belong to one person: another one, or nobody, finds none of them.
import * as store from "./store.js";

const OWN = /^(pages|files)-/;
export const present = typeof caches !== "undefined";

/** Forgets all pages and pictures that were kept, but for those of one person. */
export async function wipe(but = "nobody") {
  if (!present) return;
  const names = await caches.keys();
  const gone = names.filter((name) => OWN.test(name) && !name.endsWith(`-${but}`));
  await Promise.all(gone.map((name) => caches.delete(name)));
}

/** Remembers whose pages are shown from now on, if any; those of somebody else go. */
export async function claim(user) {
  if ((await store.fact("user")) !== user) await store.setFact("user", user);
  if (user) await wipe(user);
}

/** Addresses of the orders that can be opened without network. */
export async function keptOrders(user) {
  if (!present || !user) return [];
  const cache = await caches.open(`pages-${user}`);
  const paths = (await cache.keys()).map((request) => new URL(request.url).pathname);
  return paths.filter((path) => /^\/work\/[A-Z]+-[^/]+\/$/.test(path));
}
