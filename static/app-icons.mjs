// Draws the icons of the installed app: a white tick in a ring on the blue of the buttons. No picture files, no tools.
import { deflateSync } from "node:zlib";

const BLUE = [0x15, 0x54, 0xd1];
const WHITE = [255, 255, 255];
const TICK = [[0.335, 0.52], [0.455, 0.64], [0.675, 0.4]];
const SAMPLES = [0.25, 0.75]; // per side of a pixel, against jagged edges

/** Name and PNG data of every icon. */
export function appIcons() {
  return [
    ["icon-any-192.png", png(192, 0.22, 1)],
    ["icon-any-512.png", png(512, 0.22, 1)],
    ["icon-maskable-512.png", png(512, 0, 0.78)],
    ["icon-apple-180.png", png(180, 0, 0.9)],
  ];
}

function distance([x, y], [ax, ay], [bx, by]) {
  const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
}

/** Colour and opacity at a point of the unit square. */
function colour(x, y, round, scale) {
  const [dx, dy] = [Math.max(Math.abs(x - 0.5) - 0.5 + round, 0), Math.max(Math.abs(y - 0.5) - 0.5 + round, 0)];
  if (round && Math.hypot(dx, dy) > round) return [...BLUE, 0];
  const point = [(x - 0.5) / scale + 0.5, (y - 0.5) / scale + 0.5];
  const ring = Math.abs(Math.hypot(point[0] - 0.5, point[1] - 0.5) - 0.31) < 0.033;
  const tick = Math.min(distance(point, TICK[0], TICK[1]), distance(point, TICK[1], TICK[2])) < 0.038;
  return [...(ring || tick ? WHITE : BLUE), 255];
}

function pixel(column, row, size, round, scale) {
  const found = SAMPLES.flatMap((dy) => SAMPLES.map((dx) => colour((column + dx) / size, (row + dy) / size, round, scale)));
  return [0, 1, 2, 3].map((part) => Math.round(found.reduce((sum, one) => sum + one[part], 0) / found.length));
}

function png(size, round, scale) {
  const rows = [];
  for (let row = 0; row < size; row++) {
    rows.push(0);
    for (let column = 0; column < size; column++) rows.push(...pixel(column, row, size, round, scale));
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6], 8);
  const parts = [["IHDR", head], ["IDAT", deflateSync(Buffer.from(rows), { level: 9 })], ["IEND", Buffer.alloc(0)]];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...parts.map(chunk)]);
}

function chunk([name, data]) {
  const body = Buffer.concat([Buffer.from(name), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, sum]);
}

function crc(data) {
  let sum = 0xffffffff;
  for (const byte of data) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
