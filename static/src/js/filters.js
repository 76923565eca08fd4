// Filter bars: some ask at once when a choice changes; long ones begin folded on a phone.
import { each } from "./ready.js";

each("form[data-autosubmit]", (form) => {
  form.addEventListener("change", (event) => {
    if (event.target.matches("select,input[type=checkbox],input[type=radio],input[type=date],input[type=month]")) form.requestSubmit();
  });
});

each("details[data-narrow-closed]", (details) => {
  if (matchMedia("(max-width: 767.98px)").matches) details.open = false;
});
