// A form of an order as steps for the outbox.
import { uuid } from "./outbox.js";

const NOT_SENT = new Set(["csrfmiddlewaretoken"]);

const filled = (data, name) => data.getAll(name).filter((value) => (value instanceof File ? value.size : value));

/** Which obstacles a form settles as it stands: data-settles="code code:field code:field=value". */
export function settles(form) {
  const data = new FormData(form);
  return (form.dataset.settles ?? "").split(" ").filter(Boolean).flatMap((rule) => {
    const [code, field] = rule.split(":");
    const [name, value] = (field ?? "").split("=");
    const met = !field || (value ? data.getAll(name).includes(value) : filled(data, name).length);
    return met ? [code] : [];
  });
}

/** Names of fields that must be filled: data-wants="field field:value", not asked for where a field has the value,
    or all of them where data-wants-unless="field:field" has the first; the second is needed then. */
export function lacking(form) {
  const data = new FormData(form);
  const has = (name) => filled(data, name).length > 0;
  const values = [...data.values()];
  const [unless, instead] = (form.dataset.wantsUnless ?? "").split(":");
  if (unless && has(unless)) return instead && !has(instead) ? [instead] : [];
  return (form.dataset.wants ?? "").split(" ").filter(Boolean).flatMap((rule) => {
    const [name, value] = rule.split(":");
    return has(name) || (value && values.includes(value)) ? [] : [name];
  });
}

/** May the form be sent as it stands, as far as the phone can tell? */
export const whole = (form) => form.checkValidity() && !lacking(form).length;

/** The state the order is in afterwards: data-to, or what data-otherwise="value:state" names for a value. */
function leadsTo(form, data) {
  const [value, other] = (form.dataset.otherwise ?? "").split(":");
  return value && [...data.values()].includes(value) ? other : (form.dataset.to ?? "");
}

function title(form) {
  const heading = form.querySelector("h2") ?? form.closest(".card")?.querySelector("h2, summary strong");
  const button = [...form.elements].find((element) => element.type === "submit");
  return (heading ?? button)?.textContent.trim() ?? "";
}

const entry = ([name, value]) => (value instanceof File ? [name, value, value.name] : [name, value]);

/** One step, or one for each file where the form splits them. */
export function stepsOf(form, { user, line }) {
  form.querySelectorAll("[data-once]").forEach((input) => (input.value = uuid()));
  const data = new FormData(form);
  const entries = [...data].filter(([name, value]) => !NOT_SENT.has(name) && !(value instanceof File && !value.size));
  const step = {
    user, line, url: form.action, title: title(form), to: leadsTo(form, data), settles: settles(form),
  };
  const files = entries.filter(([name, value]) => name === form.dataset.split && value instanceof File);
  if (files.length < 2) return [{ ...step, fields: entries.map(entry) }];
  const rest = entries.filter((one) => !files.includes(one));
  return files.map((file) => ({ ...step, fields: [...rest, file].map(entry) }));
}

/** Puts the words of a step back into its form. */
export function refill(form, fields) {
  for (const element of form.elements) {
    const given = fields.filter(([name, value]) => name === element.name && typeof value === "string").map(([, value]) => value);
    if (!given.length && element.type !== "checkbox") continue;
    if (element.type === "checkbox" || element.type === "radio") element.checked = given.includes(element.value);
    else if (element.type !== "file" && element.name !== "csrfmiddlewaretoken") element.value = given[0];
  }
  const files = fields.filter(([, value]) => value instanceof Blob);
  form.querySelector("[data-photos]")?.dispatchEvent(new CustomEvent("photos:set", { detail: files.map(([, value]) => value) }));
  form.dispatchEvent(new CustomEvent("draft:restored"));
  form.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Empties a form whose step is kept. */
export function empty(form) {
  form.reset();
  form.querySelector("[data-photos]")?.dispatchEvent(new CustomEvent("photos:set", { detail: [] }));
  form.querySelector("[data-signature] [data-clear]")?.click();
}
