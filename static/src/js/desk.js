import "./common.js";
import "./hotkeys.js";
