// On a phone the rail is a bar that scrolls sideways: the present entry is brought into view.
const bar = document.querySelector(".rail");
const present = bar?.querySelector("[aria-current]");
if (present) bar.scrollLeft = present.offsetLeft - bar.clientWidth / 2 + present.offsetWidth / 2;
