// The customer's signature: a canvas whose picture and strokes go into two hidden fields.
import SignaturePad from "signature_pad";
import { each } from "./ready.js";

function fit(canvas, pad, strokes, width) {
  const ratio = Math.max(devicePixelRatio || 1, 1);
  canvas.width = canvas.offsetWidth * ratio;
  canvas.height = canvas.offsetHeight * ratio;
  canvas.getContext("2d").scale(ratio, ratio);
  pad.clear();
  const scale = width && canvas.offsetWidth < width ? canvas.offsetWidth / width : 1;
  if (strokes.length) pad.fromData(strokes.map((stroke) => scaled(stroke, scale)));
  return canvas.offsetWidth;
}

const scaled = (stroke, scale) =>
  ({ ...stroke, points: stroke.points.map((point) => ({ ...point, x: point.x * scale, y: point.y * scale })) });

each("[data-signature]", (field) => {
  const canvas = field.querySelector("canvas");
  const [picture, strokes] = field.querySelectorAll("input[type=hidden]");
  const pad = new SignaturePad(canvas, { penColor: "#1a2332", backgroundColor: "#ffffff", minWidth: 0.8, maxWidth: 2.6 });
  let width = 0;

  const store = () => {
    picture.value = pad.isEmpty() ? "" : pad.toDataURL("image/png");
    strokes.value = pad.isEmpty() ? "" : JSON.stringify(pad.toData());
    field.toggleAttribute("data-signed", !pad.isEmpty());
    strokes.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const load = () => {
    if (!strokes.value) return;
    pad.fromData(JSON.parse(strokes.value));
    field.toggleAttribute("data-signed", true);
  };

  pad.addEventListener("endStroke", store);
  field.querySelector("[data-clear]").addEventListener("click", () => {
    pad.clear();
    store();
  });
  new ResizeObserver(() => {
    if (canvas.offsetWidth && canvas.offsetWidth !== width) width = fit(canvas, pad, pad.toData(), width);
  }).observe(canvas);
  width = fit(canvas, pad, [], 0);
  load();
  field.closest("form")?.addEventListener("draft:restored", load);
});
