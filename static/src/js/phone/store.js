// What waits on this phone: steps in the order they were done, and a few facts about the connection.
import { openDB } from "idb";

const KEPT_DONE = 60;
let opened;

function database() {
  opened ??= openDB("outbox", 1, {
    upgrade(db) {
      db.createObjectStore("items", { keyPath: "id", autoIncrement: true });
      db.createObjectStore("facts");
    },
  });
  return opened;
}

/** All steps, oldest first. */
export const all = async () => (await database()).getAll("items");

/** Adds steps in one transaction that is on the disk when this returns; gives their numbers. */
export async function add(items) {
  const work = (await database()).transaction("items", "readwrite", { durability: "strict" });
  const numbers = await Promise.all(items.map((item) => work.store.add(item)));
  await work.done;
  return numbers;
}

/** Changes a step, unless it is gone. */
export async function change(id, changes) {
  const work = (await database()).transaction("items", "readwrite", { durability: "strict" });
  const held = await work.store.get(id);
  if (held) await work.store.put({ ...held, ...changes });
  await work.done;
}

/** Forgets steps. */
export async function drop(ids) {
  const db = await database();
  await Promise.all(ids.map((id) => db.delete("items", id)));
}

/** Keeps the newest of what is done, forgets the rest. */
export async function tidy() {
  const done = (await all()).filter((item) => item.state === "done");
  await drop(done.slice(0, -KEPT_DONE).map((item) => item.id));
}

export const fact = async (name) => (await database()).get("facts", name);
export const setFact = async (name, value) => (await database()).put("facts", value, name);
