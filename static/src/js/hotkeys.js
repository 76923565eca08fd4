// Keys named in data-hotkey press the button, follow the link or focus the field; "?" lists them.
import Modal from "bootstrap/js/dist/modal";
import { tinykeys } from "tinykeys";
import { say } from "./words.js";

const typing = (target) => target.matches?.("input:not([type=radio],[type=checkbox]),textarea,select,[contenteditable]");
const shifting = (event) => event.ctrlKey || event.altKey || event.metaKey || /^F\d+$|^Escape$/.test(event.key);
const singles = () => localStorage.getItem("single-keys") !== "off";
const keysOf = (element) => element.dataset.hotkey.split(",").map((keys) => keys.trim());

function ignore(event) {
  if (event.repeat || event.isComposing || event.keyCode === 229) return true;
  // What is being typed is taken back by the browser itself.
  if (event.ctrlKey && event.key === "z" && typing(event.target) && event.target.value) return true;
  return !shifting(event) && (!singles() || typing(event.target));
}

function reachable(element) {
  const open = document.querySelector(".modal.show");
  return !element.disabled && element.getClientRects().length > 0 && (!open || open.contains(element));
}

function press(keys, event) {
  const all = [...document.querySelectorAll("[data-hotkey]")];
  const element = all.find((one) => keysOf(one).includes(keys) && reachable(one));
  if (!element) return;
  event.preventDefault();
  if (element.matches("[data-hotkey-focus]")) {
    element.focus();
    return;
  }
  if (element.matches("input:not([type=radio],[type=checkbox]),textarea,select")) {
    element.focus();
    element.select?.();
    return;
  }
  element.focus();
  element.click();
}

function move(step) {
  const rows = [...document.querySelectorAll("a.row-link")].filter(reachable);
  const at = rows.indexOf(document.activeElement);
  rows[Math.min(Math.max(at + step, 0), rows.length - 1)]?.focus();
}

let unbind = () => {};

function bind() {
  unbind();
  const named = [...document.querySelectorAll("[data-hotkey]")].flatMap(keysOf);
  const map = Object.fromEntries(named.map((keys) => [keys, (event) => press(keys, event)]));
  unbind = tinykeys(window, { j: () => move(1), k: () => move(-1), "[Shift]+?": sheet, ...map }, { ignore });
}

const nice = (keys) =>
  keys.replace("Control", "Ctrl").replace(/Digit|Key/g, "").replace("Enter", "↵").replaceAll("+", " ").replace(/\b[a-z]\b/g, (letter) => letter.toUpperCase());

function labelOf(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll("kbd").forEach((kbd) => kbd.remove());
  const label = element.labels?.[0]?.textContent;
  return element.dataset.hotkeyLabel || element.getAttribute("aria-label") || (label ?? copy.textContent).trim();
}

function sheet(event) {
  const modal = document.getElementById("keys-sheet");
  if (!modal) return;
  event?.preventDefault();
  const rows = [...document.querySelectorAll("[data-hotkey]")].filter(reachable).map((element) => [keysOf(element), labelOf(element)]);
  const list = modal.querySelector("dl");
  list.replaceChildren();
  for (const [keys, label] of [...rows, [["J", "K"], say("rows")], [["?"], say("all_keys")]]) {
    const term = document.createElement("dt");
    for (const one of keys) {
      const kbd = document.createElement("kbd");
      kbd.textContent = nice(one);
      term.append(kbd, " ");
    }
    const words = document.createElement("dd");
    words.textContent = label;
    list.append(term, words);
  }
  Modal.getOrCreateInstance(modal).show();
}

bind();
document.addEventListener("htmx:afterSettle", bind);
document.addEventListener("click", (event) => event.target.closest("[data-keys-sheet]") && sheet(event));
