// The board by keys, by the drawer's buttons and by dragging: all post the same form.
import htmx from "htmx.org";
import { toast } from "./toasts.js";
import { say } from "./words.js";

const QUARTER = 15;
const board = () => document.querySelector("[data-board]");
const jobs = () => [...document.querySelectorAll("[data-board] a.job")];
const lanes = () => [...document.querySelectorAll("[data-board] tr[data-lane]")];

/** The instant as the form wants it: local wall time of the company. */
function wall(instant) {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", dateStyle: "short", timeStyle: "short" });
  return parts.format(instant).replace(" ", "T");
}

function arrange(job, lane, start, minutes = Number(job.dataset.minutes)) {
  const values = { technician: lane.dataset.lane, starts_at: wall(start), minutes, day: board().dataset.board };
  const number = job.dataset.job;
  htmx.ajax("POST", job.dataset.url, { target: "#board", swap: "innerHTML", values }).then(() => {
    const again = document.querySelector(`a.job[aria-current]`) ?? document.querySelector(`a.job[data-job="${number}"]`);
    again?.focus();
  });
}

const later = (job, minutes) => new Date(new Date(job.dataset.start).getTime() + minutes * 60000);

function shift(job, key) {
  const lane = job.closest("tr");
  const all = lanes();
  const other = { ArrowUp: all[all.indexOf(lane) - 1], ArrowDown: all[all.indexOf(lane) + 1] }[key];
  if (key === "ArrowLeft") arrange(job, lane, later(job, -QUARTER));
  else if (key === "ArrowRight") arrange(job, lane, later(job, QUARTER));
  else if (other) arrange(job, other, later(job, 0));
}

function step(job, key) {
  const row = [...job.closest("tr").querySelectorAll("a.job")];
  if (key === "ArrowLeft" || key === "ArrowRight") {
    row[row.indexOf(job) + (key === "ArrowRight" ? 1 : -1)]?.focus();
    return;
  }
  const all = lanes().filter((lane) => lane.querySelector("a.job"));
  const lane = all[all.indexOf(job.closest("tr")) + (key === "ArrowDown" ? 1 : -1)];
  if (!lane) return;
  const left = job.getBoundingClientRect().left;
  const far = (one) => Math.abs(one.getBoundingClientRect().left - left);
  [...lane.querySelectorAll("a.job")].sort((a, b) => far(a) - far(b))[0].focus();
}

document.addEventListener("keydown", (event) => {
  const job = event.target.closest?.("[data-board] a.job");
  if (!job || !event.key.startsWith("Arrow") || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  if (!event.altKey) step(job, event.key);
  else if (job.dataset.url) shift(job, event.key);
  else toast("info", say("job_fixed"));
});

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-shift]");
  if (!button) return;
  const job = jobs().find((one) => one.hasAttribute("aria-current"));
  if (job?.dataset.url) arrange(job, job.closest("tr"), later(job, Number(button.dataset.shift)));
});

let dragged = null;
document.addEventListener("dragstart", ({ target, dataTransfer }) => {
  dragged = target.closest?.("a.job[data-url]") ?? null;
  if (dragged) dataTransfer.effectAllowed = "move";
});
document.addEventListener("dragover", (event) => {
  const lane = dragged && event.target.closest?.("tr[data-lane]");
  lanes().forEach((one) => one.classList.toggle("drop-here", one === lane));
  if (lane) event.preventDefault();
});
document.addEventListener("drop", (event) => {
  const lane = dragged && event.target.closest?.("tr[data-lane]");
  if (!lane) return;
  event.preventDefault();
  arrange(dragged, lane, dropTime(lane, event.clientX));
});
document.addEventListener("dragend", () => {
  dragged = null;
  lanes().forEach((one) => one.classList.remove("drop-here"));
});

/** The quarter of an hour under the pointer: the cells of a lane are even quarters from the first hour on. */
function dropTime(lane, x) {
  const cells = [...lane.querySelectorAll("td")];
  const quarters = cells.reduce((sum, cell) => sum + cell.colSpan, 0);
  const left = cells[0].getBoundingClientRect().left;
  const right = cells.at(-1).getBoundingClientRect().right;
  const quarter = Math.min(Math.max(Math.floor(((x - left) / (right - left)) * quarters), 0), quarters - 1);
  const first = Number.parseInt(document.querySelector(".board thead th:nth-child(2)").textContent, 10);
  const minutes = first * 60 + quarter * QUARTER;
  const clock = `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  return new Date(`${board().dataset.board}T${clock}:00+08:00`);
}
