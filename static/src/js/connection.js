// The bar that says the connection is lost; it asks the server again until it answers.
const bar = document.querySelector(".offline-bar");
let timer = 0;

function lost() {
  if (!bar || timer) return;
  bar.hidden = false;
  plan();
}

function plan() {
  timer = setTimeout(ask, 3000 + Math.random() * 2000);
}

async function ask() {
  try {
    const answer = await fetch(bar.dataset.ask, { cache: "no-store", redirect: "manual" });
    if (answer.status >= 500) throw new Error(String(answer.status));
    timer = 0;
    bar.hidden = true;
  } catch {
    plan();
  }
}

addEventListener("offline", lost);
addEventListener("online", () => {
  if (!timer) return;
  clearTimeout(timer);
  ask();
});
document.addEventListener("htmx:sendError", lost);
if (!navigator.onLine) lost();
