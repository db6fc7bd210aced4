// Keys 1 to 5 choose an answer while the focus is inside that row (.answers), nowhere else.
(() => {
  "use strict";
  document.addEventListener("keydown", e => {
    const row = e.target.closest && e.target.closest(".answers");
    if (!row || e.ctrlKey || e.altKey || e.metaKey || !/^[1-5]$/.test(e.key)) return;
    const box = row.querySelectorAll("input")[e.key - 1];
    if (!box) return;
    e.preventDefault();
    box.checked = true;
    box.focus();
    box.dispatchEvent(new Event("change", { bubbles: true }));
  });
})();
