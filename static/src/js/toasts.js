// Short messages in the corner: success leaves by itself, the rest stays until closed.
import Toast from "bootstrap/js/dist/toast";
import { each } from "./ready.js";

const show = (element) =>
  Toast.getOrCreateInstance(element, { autohide: !element.matches(".toast-danger,.toast-warn"), delay: element.matches("[data-undo]") ? 10000 : 8000 }).show();

each(".toasts .toast", (element) => element.isConnected && show(element));
document.addEventListener("hidden.bs.toast", ({ target }) => target.remove());

/** Shows words in a tone: ok, info, warn or danger. */
export function toast(tone, words) {
  const pattern = document.getElementById("toast-pattern");
  const place = document.querySelector(".toasts");
  if (!pattern || !place) return;
  const element = pattern.content.firstElementChild.cloneNode(true);
  element.classList.add(`toast-${tone}`);
  element.querySelector("[data-words]").textContent = words;
  place.append(element);
  show(element);
}
