// Lists edited row by row: another empty row on request. Without scripts each page brings one.
import { each } from "./ready.js";

each("[data-rows]", (list) => {
  const add = list.querySelector("[data-add-row]");
  const total = list.querySelector('[name$="-TOTAL_FORMS"]');
  const blank = list.querySelector("template");
  add.hidden = false;
  add.addEventListener("click", () => {
    const copy = blank.content.cloneNode(true);
    const row = copy.firstElementChild;
    row.innerHTML = row.innerHTML.replaceAll("__prefix__", total.value);
    total.value = Number(total.value) + 1;
    blank.before(copy);
    row.querySelector("input, select, textarea").focus();
  });
});
