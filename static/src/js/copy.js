// Buttons that put a value on the clipboard.
import { say } from "./words.js";
import { toast } from "./toasts.js";

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    toast("ok", say("copied", button.dataset.copy));
  } catch {
    toast("warn", say("not_copied"));
  }
});
