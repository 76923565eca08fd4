import "./common.js";
import "./signature.js";
