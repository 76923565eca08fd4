// Runs before the first paint: theme and density of this browser, else the system's.
const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");

function stored(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function apply() {
  const theme = stored("theme");
  root.dataset.bsTheme = theme === "light" || theme === "dark" ? theme : dark.matches ? "dark" : "light";
  root.dataset.density = stored("density") === "compact" ? "compact" : "standard";
}

apply();
dark.addEventListener("change", apply);
addEventListener("ui:look", apply);
