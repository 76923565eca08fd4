// The service worker of the phone pages: shell, pages of one person, and the outbox when no page is open.
import { CacheableResponsePlugin } from "workbox-cacheable-response";
import { ExpirationPlugin } from "workbox-expiration";
import { matchPrecache, precache } from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { CacheFirst, NetworkFirst } from "workbox-strategies";
import { flush } from "./phone/outbox.js";
import * as store from "./phone/store.js";

const { shell, version, assets } = self.KEPT;
const DAYS = 86400;
const plain = new CacheableResponsePlugin({ statuses: [200] });
const noRedirect = {
  cacheWillUpdate: async ({ response }) => (response.redirected ? null : response),
  cacheKeyWillBeUsed: async ({ request }) => request.url.split("?")[0],
};
const made = new Map();

precache([{ url: shell, revision: version }, ...assets]);

/** One strategy per cache, made when it is first needed. */
function strategy(Kind, cacheName, entries, days, options = {}) {
  if (!made.has(cacheName)) {
    const bounds = new ExpirationPlugin({ maxEntries: entries, maxAgeSeconds: days * DAYS, purgeOnQuotaError: true });
    made.set(cacheName, new Kind({ cacheName, matchOptions: { ignoreVary: true }, plugins: [plain, noRedirect, bounds], ...options }));
  }
  return made.get(cacheName);
}

const owner = () => store.fact("user").catch(() => null);

/** A page of the person who is signed in; without network the kept one, else the shell. */
async function page(options) {
  const user = await owner();
  try {
    if (!user) return await fetch(options.request);
    return await strategy(NetworkFirst, `pages-${user}`, 80, 3, { networkTimeoutSeconds: 4 }).handle(options);
  } catch {
    return (await matchPrecache(shell)) ?? Response.error();
  }
}

/** A file whose name changes with its content is asked for once; any other anew while there is a network. */
async function asset(options) {
  const lasting = /\.[0-9a-f]{12}\./.test(options.url.pathname);
  try {
    return await strategy(lasting ? CacheFirst : NetworkFirst, lasting ? "static" : "static-named", 80, 30).handle(options);
  } catch (error) {
    const held = await matchPrecache(options.request);
    if (held) return held;
    throw error;
  }
}

async function picture(options) {
  const user = await owner();
  return user ? strategy(CacheFirst, `files-${user}`, 120, 3).handle(options) : fetch(options.request);
}

const isPage = ({ request, url, sameOrigin }) =>
  sameOrigin && url.pathname.startsWith("/work/") && (request.mode === "navigate" || request.headers.has("X-Take-Along"));
registerRoute(isPage, page);
registerRoute(({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith("/static/"), asset);
registerRoute(({ url, sameOrigin, request }) => sameOrigin && url.pathname.startsWith("/files/") && request.destination === "image", picture);

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(greet()));
self.addEventListener("sync", (event) => event.tag === "outbox" && event.waitUntil(flush()));

async function greet() {
  await self.clients.claim();
  const pages = await self.clients.matchAll();
  pages.forEach((one) => one.postMessage("new-version"));
}
