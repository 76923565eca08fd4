// The error summary takes the focus, its links lead into the fields, the title says there are errors.
import { each } from "./ready.js";
import { say } from "./words.js";

each(".error-summary", (summary) => {
  summary.focus();
  summary.scrollIntoView({ block: "nearest" });
  const mark = say("error_mark");
  if (!document.title.startsWith(mark)) document.title = mark + document.title;
  summary.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.scrollIntoView({ block: "center" });
  });
});
