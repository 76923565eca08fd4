// The page of an order as it stands once everything kept on this phone has been sent.

const ORDER_OF = (job) => job.dataset.steps.split(" ");

/** When the server made a page, in ms. */
export const madeAt = (page) => Date.parse(page.querySelector('meta[name="now"]')?.content ?? "") || 0;

/** What waits or was sent after the page was made. */
export function beyond(job, items) {
  const made = madeAt(document);
  const live = { waiting: true, sending: true, attention: true };
  return items.filter((item) => item.line === job.dataset.job && (live[item.state] || (item.state === "done" && Date.parse(item.answered) > made)));
}

/** State of the order after these steps. */
export const stateAfter = (job, steps) => steps.reduce((state, step) => step.to || state, job.dataset.status);

/** Shows the sections of a state and the buttons whose obstacles are settled. */
export function show(job, state, settled) {
  for (const part of document.querySelectorAll("[data-stage],[data-if],[data-unless]")) {
    const { stage, if: needs, unless } = part.dataset;
    const met = (code) => part.hasAttribute("data-met") || settled.has(code);
    part.hidden = Boolean((stage && !stage.split(" ").includes(state)) || (needs && !met(needs)) || (unless && met(unless)));
  }
  document.querySelectorAll(".phone-actions[data-stage]").forEach((bar) => showButton(bar, settled));
  showSteps(job, state);
}

function showButton(bar, settled) {
  const jump = bar.querySelector("[data-jump]");
  const open = [...bar.querySelectorAll("[data-block]")].filter((block) => !settled.has(block.dataset.block));
  jump.hidden = !open.length;
  bar.querySelector("[data-go]").hidden = open.length > 0;
  if (!open.length) return;
  jump.hash = open[0].dataset.link;
  jump.querySelector("[data-words]").textContent = jump.dataset.jump.replace("{}", open.length);
}

function showSteps(job, state) {
  const names = ORDER_OF(job);
  const here = names.includes(state) ? names.indexOf(state) : names.length;
  job.querySelectorAll(".steps > li").forEach((item, at) => {
    item.className = at < here ? "done" : at === here ? "current" : "todo";
    item.toggleAttribute("aria-current", false);
    if (at === here) item.setAttribute("aria-current", "step");
  });
}
