// Translated words that scripts show; the page brings them as JSON.
const words = JSON.parse(document.getElementById("ui-words")?.textContent ?? "{}");

/** The words of a key with each {} replaced in order. */
export function say(key, ...values) {
  return (words[key] ?? key).replace(/\{\}/g, () => values.shift());
}
