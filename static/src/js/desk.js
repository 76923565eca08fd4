import "./common.js";
import "./queue.js";
import "./rows.js";
import "./hotkeys.js";
import "./board.js";
import "./charts.js";
import "./intake.js";
import "./snippets.js";
