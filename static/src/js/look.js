// The switches of theme, density and single keys in the user's menu; the choice stays in this browser.
import { each } from "./ready.js";

each("select[data-look]", (select) => {
  const key = select.dataset.look;
  select.value = localStorage.getItem(key) ?? select.value;
  select.addEventListener("change", () => {
    localStorage.setItem(key, select.value);
    dispatchEvent(new Event("ui:look"));
  });
});
