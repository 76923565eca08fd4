// Builds static/dist: two script bundles, the theme script, one style sheet and the icon sprite.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { appIcons } from "./app-icons.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const src = join(here, "src");
const dist = join(here, "dist");

// Dark colours stand once in dark.css; this repeats them for visitors without script.
const darkTwice = {
  name: "dark-twice",
  setup(builder) {
    builder.onLoad({ filter: /dark\.css$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      const bySystem = text.replace('[data-bs-theme="dark"]', ":not([data-bs-theme])");
      return { contents: `${text}\n@media (prefers-color-scheme: dark) {\n${bySystem}\n}`, loader: "css" };
    });
  },
};

/** One SVG file with a symbol per line of icons.txt, each in Tabler's 24 px grid. */
function sprite() {
  const names = readFileSync(join(here, "icons.txt"), "utf8").split("\n").map((line) => line.trim());
  const folder = join(here, "..", "node_modules", "@tabler", "icons", "icons", "outline");
  const symbols = [...new Set(names)].filter((name) => name && !name.startsWith("#")).map((name) => {
    const body = readFileSync(join(folder, `${name}.svg`), "utf8").match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1];
    return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" ` +
      `stroke-linecap="round" stroke-linejoin="round">${body.replace(/\s*\n\s*/g, "")}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}

/** The typefaces of PDF pages, with their licence; beside static/, since no browser loads them. */
function fonts() {
  const from = join(here, "..", "node_modules", "@embedpdf", "fonts-sc");
  const to = join(here, "..", "fonts");
  mkdirSync(to, { recursive: true });
  for (const name of ["NotoSansHans-Regular.otf", "NotoSansHans-Bold.otf"]) {
    copyFileSync(join(from, "fonts", name), join(to, name));
  }
  copyFileSync(join(from, "LICENSE"), join(to, "OFL.txt"));
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
await build({
  entryPoints: {
    app: join(src, "css", "app.css"),
    theme: join(src, "js", "theme.js"),
    desk: join(src, "js", "desk.js"),
    link: join(src, "js", "link.js"),
    mobile: join(src, "js", "mobile.js"),
  },
  outdir: dist,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome109", "edge109", "safari15.4", "firefox115"],
  charset: "utf8",
  legalComments: "external",
  plugins: [darkTwice],
  logLevel: "warning",
});
await build({
  entryPoints: { sw: join(src, "js", "sw.js") },
  outdir: dist,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome109", "edge109", "safari15.4", "firefox115"],
  define: { "process.env.NODE_ENV": '"production"' },
  charset: "utf8",
  legalComments: "external",
  logLevel: "warning",
});
await build({
  entryPoints: [join(src, "server", "charts.js")],
  outdir: join(dist, "server"),
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2020"],
  charset: "utf8",
  legalComments: "external",
  logLevel: "warning",
});
writeFileSync(join(dist, "icons.svg"), sprite());
for (const [name, data] of appIcons()) writeFileSync(join(dist, name), data);
fonts();
