// What every page needs.
import "bootstrap/js/dist/modal";
import "bootstrap/js/dist/dropdown";
import "bootstrap/js/dist/collapse";
import "./composition.js";
import "./guard.js";
import "./look.js";
import "./rail.js";
import "./toasts.js";
import "./hypermedia.js";
import "./connection.js";
import "./errors.js";
import "./clocks.js";
import "./copy.js";
import "./combobox.js";
import "./filters.js";
import "./drafts.js";
import "./photos.js";
