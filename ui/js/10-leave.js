// Leaving fast. Listens to: a.exit (data-title is the title of the neutral site); three times Shift within five seconds
// outside text fields; Esc twice within two seconds on body[data-blank].
(() => {
  "use strict";
  const d = document, exit = d.querySelector("a.exit");
  if (!exit) return;
  const leave = e => {
    if (e) e.preventDefault();
    // Blank at once; the request may take its time.
    d.documentElement.hidden = true;
    d.title = exit.dataset.title || "…";
    // Replacing leaves no Back entry for this page.
    location.replace(exit.href);
  };
  exit.addEventListener("click", leave);
  const writes = el => el && el.closest && el.closest("textarea, [contenteditable], input:not([type=radio]):not([type=checkbox])");
  let key = "", taps = [];
  d.addEventListener("keydown", e => {
    const shift = e.key === "Shift" && !writes(e.target);
    const esc = e.key === "Escape" && "blank" in d.body.dataset;
    if (!shift && !esc) { taps = []; return; }
    if (e.repeat) return;
    if (key !== e.key) taps = [];
    key = e.key;
    taps = taps.filter(t => e.timeStamp - t < (shift ? 5000 : 2000)).concat(e.timeStamp);
    if (taps.length === (shift ? 3 : 2)) leave();
  });
})();
