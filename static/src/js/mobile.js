import "./common.js";
import "./signature.js";
import "./phone/sending.js";
import "./phone/job.js";
import "./phone/mine.js";
import "./phone/offline.js";
