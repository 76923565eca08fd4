// Filter bars that ask at once when a choice changes.
import { each } from "./ready.js";

each("form[data-autosubmit]", (form) => {
  form.addEventListener("change", (event) => {
    if (event.target.matches("select,input[type=checkbox],input[type=radio],input[type=date],input[type=month]")) form.requestSubmit();
  });
});
