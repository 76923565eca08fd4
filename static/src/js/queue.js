// In the queue X chooses the row that has the focus, else the open one; A with chosen rows sends them all.
const typing = (target) => target.matches?.("input:not([type=radio],[type=checkbox]),textarea,select,[contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || typing(event.target)) return;
  const queue = document.querySelector("[data-queue]");
  if (!queue) return;
  if (event.key === "x") toggle(queue);
  if (event.key === "a" && queue.querySelector("[name=numbers]:checked")) {
    event.preventDefault();
    event.stopImmediatePropagation();
    queue.querySelector("details").open = true;
    queue.querySelector("[value=send]").click();
  }
}, true);

function toggle(queue) {
  const row = document.activeElement.closest(".queue > li") ?? queue.querySelector("[aria-current]");
  const box = row?.querySelector("[name=numbers]");
  if (!box) return;
  box.checked = !box.checked;
  queue.querySelector("details").open = true;
}
