// Photos of drafts, kept in IndexedDB under the draft's key and the field's name.
import { openDB } from "idb";

const STORE = "files";
let opened;

function database() {
  opened ??= openDB("drafts", 1, { upgrade: (db) => db.createObjectStore(STORE) });
  return opened;
}

/** Keeps the files of one field. */
export async function keepFiles(key, name, files) {
  try {
    await (await database()).put(STORE, files, `${key}|${name}`);
  } catch {
    // Without IndexedDB (private window, full disk) photos live as long as the page.
  }
}

/** Files of one field, or none. */
export async function keptFiles(key, name) {
  try {
    return (await (await database()).get(STORE, `${key}|${name}`)) ?? [];
  } catch {
    return [];
  }
}

/** Forgets the files of a draft. */
export async function dropFiles(key) {
  try {
    await (await database()).delete(STORE, IDBKeyRange.bound(`${key}|`, `${key}|\uffff`));
  } catch {
    // Nothing kept, nothing to forget.
  }
}

/** Forgets every file. */
export async function dropAllFiles() {
  try {
    await (await database()).clear(STORE);
  } catch {
    // Nothing kept, nothing to forget.
  }
}
