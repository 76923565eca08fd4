// The desk's form keeps its draft's key in the address, so that a reload finds it again.
import { each } from "./ready.js";

each("form[data-draft-url]", (form) => {
  const address = new URL(location.href);
  if (address.searchParams.has("draft")) return;
  address.searchParams.set("draft", form.dataset.draftUrl);
  history.replaceState(history.state, "", address);
});
