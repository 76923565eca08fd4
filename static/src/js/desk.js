import "./common.js";
import "./hotkeys.js";
import "./charts.js";
