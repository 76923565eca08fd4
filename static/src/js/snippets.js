// "/" in a text area offers snippets; what is chosen takes the place of the typed short form.
import "@github/text-expander-element";
import { each } from "./ready.js";

async function menu(box, query) {
  const address = new URL(box.dataset.snippets, location.href);
  address.searchParams.set("q", query);
  const answer = await fetch(address, { headers: { "HX-Request": "true" } });
  if (!answer.ok) return { matched: false };
  const holder = document.createElement("template");
  holder.innerHTML = await answer.text();
  const list = holder.content.querySelector("[role=listbox]");
  return { matched: Boolean(list?.querySelector("[role=option]")), fragment: list };
}

each("text-expander[data-snippets]", (box) => {
  box.addEventListener("text-expander-change", (event) => {
    const { key, provide, text } = event.detail;
    if (key === "/") provide(menu(box, text));
  });
  box.addEventListener("text-expander-value", (event) => {
    event.detail.value = event.detail.item.dataset.value;
  });
});
