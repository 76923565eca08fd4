// The customer's private page: signature, photos, and three ratings that send themselves after the third tap.
import "./common.js";
import "./signature.js";
import { each } from "./ready.js";

each("form[data-send-when-complete]", (form) => {
  const names = new Set([...form.querySelectorAll("input[type=radio]")].map((input) => input.name));
  form.addEventListener("change", () => {
    const given = [...names].every((name) => form.querySelector(`input[name="${name}"]:checked`));
    if (given && !form.dataset.sent) {
      form.dataset.sent = "1";
      form.requestSubmit();
    }
  });
});
