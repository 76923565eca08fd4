// Photo fields: preview, remove, shrink to 1600 px, and survive a reload in a form with a draft.
import { each } from "./ready.js";
import { say } from "./words.js";
import { toast } from "./toasts.js";
import { draftKey } from "./drafts.js";
import { keepFiles, keptFiles } from "./draft-files.js";

const WANTED_BYTES = 400 * 1024;
// Longest side and quality of each try; the first that is small enough is taken.
const TRIES = [[1600, 0.85], [1600, 0.7], [1600, 0.55], [1280, 0.55], [1024, 0.5]];

const blobOf = (canvas, quality) => new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));

function drawn(picture, scale) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** The picture as JPEG of at most 1600 px and 400 KB; what the browser cannot read stays as it is. */
export async function shrink(file) {
  let picture;
  try {
    picture = await createImageBitmap(file);
  } catch {
    return file;
  }
  const size = Math.max(picture.width, picture.height);
  let blob = null;
  for (const [longest, quality] of TRIES) {
    blob = await blobOf(drawn(picture, Math.min(1, longest / size)), quality);
    if (!blob || blob.size <= WANTED_BYTES) break;
  }
  if (!blob || (size <= TRIES[0][0] && blob.size >= file.size && file.type === "image/jpeg")) return file;
  return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
}

function show(place, input, files, onDrop) {
  place.querySelectorAll("li[data-photo]").forEach((item) => {
    URL.revokeObjectURL(item.querySelector("img").src);
    item.remove();
  });
  const carrier = new DataTransfer();
  files.forEach((file, index) => {
    carrier.items.add(file);
    const item = place.querySelector("template").content.firstElementChild.cloneNode(true);
    item.querySelector("img").src = URL.createObjectURL(file);
    item.querySelector("img").alt = say("photo", index + 1);
    item.querySelector("button").addEventListener("click", () => onDrop(index));
    place.insertBefore(item, place.querySelector(".photo-item-add"));
  });
  input.files = carrier.files;
  // From the second photo on the first ones satisfy "required"; the input itself holds them all.
  place.closest("[data-photos]").dataset.count = String(files.length);
}

each("[data-photos]", (field) => {
  const input = field.querySelector("input[type=file]");
  const place = field.querySelector(".photos");
  const most = Number(field.dataset.photos) || 9;
  const draft = input.form?.dataset.draft ? draftKey(input.form) : null;
  let files = [];

  const set = (next, keep = true) => {
    files = next.slice(0, most);
    if (next.length > most) toast("warn", say("too_many_photos", most));
    show(place, input, files, (index) => set(files.filter((_, at) => at !== index)));
    if (draft && keep) {
      keepFiles(draft, input.name, files);
      input.form.dispatchEvent(new Event("change"));
    }
    field.dispatchEvent(new CustomEvent("photos:changed", { bubbles: true, detail: { count: files.length } }));
  };

  input.addEventListener("change", async () => {
    const chosen = [...input.files];
    field.setAttribute("aria-busy", "true");
    set([...files, ...(await Promise.all(chosen.map(shrink)))]);
    field.removeAttribute("aria-busy");
  });
  field.addEventListener("photos:set", ({ detail }) => set(detail));
  if (draft) keptFiles(draft, input.name).then((kept) => kept.length && set(kept, false));
});
