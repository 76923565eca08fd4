// Short messages in the corner: success leaves by itself, the rest stays until closed.
import Toast from "bootstrap/js/dist/toast";
import { each } from "./ready.js";

each(".toasts .toast", (element) => {
  const stays = element.classList.contains("toast-danger") || element.classList.contains("toast-warn");
  Toast.getOrCreateInstance(element, { autohide: !stays, delay: 8000 }).show();
  element.addEventListener("hidden.bs.toast", () => element.remove());
});

/** Shows words in a tone: ok, info, warn or danger. */
export function toast(tone, words) {
  const pattern = document.getElementById("toast-pattern");
  const place = document.querySelector(".toasts");
  if (!pattern || !place) return;
  const element = pattern.content.firstElementChild.cloneNode(true);
  element.classList.add(`toast-${tone}`);
  element.querySelector("[data-words]").textContent = words;
  place.append(element);
  Toast.getOrCreateInstance(element, { autohide: tone === "ok", delay: 8000 }).show();
  element.addEventListener("hidden.bs.toast", () => element.remove());
}
