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
  let typed = "";
  box.addEventListener("text-expander-change", (event) => {
    const { key, provide, text } = event.detail;
    typed = text;
    if (key === "/") provide(menu(box, text));
  });
  box.addEventListener("text-expander-value", (event) => {
    // Fingers are quicker than the list: a short form typed whole is what was meant.
    const { item } = event.detail;
    const meant = [...(item.parentElement?.children ?? [])].find((one) => one.dataset.code === typed);
    event.detail.value = (meant ?? item).dataset.value;
  });
});
