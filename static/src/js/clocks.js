// Chips of promised times and "12 minutes ago", kept true every 30 seconds by the server's clock.
import { each } from "./ready.js";
import { say } from "./words.js";

const served = Date.parse(document.querySelector('meta[name="now"]')?.content ?? "");
const skew = Number.isNaN(served) ? 0 : served - Date.now();
const now = () => Date.now() + skew;

/** A minute and more in words: days and hours, hours and minutes, or minutes, always rounded down. */
function duration(seconds) {
  const minutes = Math.floor(seconds / 60);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const parts = days ? [["days", days], ["hours", hours]] : [["hours", hours], ["minutes", rest]];
  return parts.filter(([, count]) => count).map(([unit, count]) => say(unit, count)).join(" ");
}

function paintClock(chip) {
  const due = Date.parse(chip.dateTime);
  const left = (due - now()) / 1000;
  const amber = chip.dataset.amber && now() >= Date.parse(chip.dataset.amber);
  const tone = left < 0 ? "danger" : amber ? "warn" : "ok";
  chip.className = `pill pill-${tone}`;
  const key = left < 0 ? "over" : "left";
  const length = Math.abs(left);
  chip.textContent = length < 60 ? say(`${key}_under_a_minute`) : say(key, duration(length));
}

function paintAgo(element) {
  const past = (now() - Date.parse(element.dateTime)) / 1000;
  if (past >= 0) element.textContent = past < 60 ? say("just_now") : say("ago", duration(past));
}

const paint = () => {
  document.querySelectorAll("time[data-clock]").forEach(paintClock);
  document.querySelectorAll("time[data-ago]").forEach(paintAgo);
};

each("time[data-clock]", paintClock);
each("time[data-ago]", paintAgo);
setInterval(paint, 30000);
document.addEventListener("visibilitychange", () => document.hidden || paint());
