// htmx under a strict policy: no eval, no inline styles, no inheritance; errors become words.
import htmx from "htmx.org";
import { say } from "./words.js";
import { toast } from "./toasts.js";

Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  disableInheritance: true,
  selfRequestsOnly: true,
  // Not "style": writing it as an attribute is what the policy forbids.
  attributesToSettle: ["class", "width", "height"],
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  responseHandling: [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "(409|422)", swap: true },
    { code: "...", swap: false, error: true },
  ],
});

document.addEventListener("htmx:configRequest", ({ detail }) => {
  const token = document.querySelector('meta[name="csrf-token"]');
  if (token) detail.headers["X-CSRFToken"] = token.content;
});

// A whole page in answer to a fragment request is a redirect that was followed: to the sign-in page, say.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr } = event.detail;
  if (!/^\s*<!doctype/i.test(xhr.responseText)) return;
  event.detail.shouldSwap = false;
  if (xhr.status < 400) location.assign(xhr.responseURL);
});

document.addEventListener("htmx:responseError", ({ detail }) => {
  const { status } = detail.xhr;
  const key = { 401: "signed_out", 403: "forbidden", 404: "gone", 429: "too_many" }[status];
  toast("danger", key ? say(key) : say("failed", status));
});
