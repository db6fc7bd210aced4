// Small things. Listens to: [data-focus] (takes the focus at the start: the list of errors); [data-print] (hidden until
// here); [data-copy="id"] (hidden until here, data-done is said beside it); details.menu; [data-replace] on body or main:
// links inside leave no Back entry.
(() => {
  "use strict";
  const d = document, first = d.querySelector("[data-focus]");
  if (first) first.focus();
  for (const b of d.querySelectorAll("[data-print]")) { b.hidden = false; b.addEventListener("click", () => print()); }

  const select = el => {
    if (el.select) { el.focus(); el.select(); return; }
    const range = d.createRange(), chosen = getSelection();
    range.selectNodeContents(el);
    chosen.removeAllRanges();
    chosen.addRange(range);
  };
  for (const b of d.querySelectorAll("[data-copy]")) {
    const from = d.getElementById(b.dataset.copy), clip = navigator.clipboard;
    if (!from || !clip && !d.queryCommandSupported("copy")) continue;
    const said = d.createElement("span");
    said.className = "hush";
    said.setAttribute("role", "status");
    b.after(said);
    const done = () => { said.textContent = b.dataset.done; };
    const old = () => { select(from); if (d.execCommand("copy")) done(); };
    b.hidden = false;
    b.addEventListener("click", () => {
      if (clip) clip.writeText("value" in from ? from.value : from.textContent).then(done, old); else old();
    });
  }

  // Older browsers cannot open what is closed from the sheet alone: the lists of a wide page, the details on paper.
  if (!CSS.supports("selector(::details-content)")) {
    if (matchMedia("(min-width: 48rem)").matches)
      for (const m of d.querySelectorAll("details.menu")) { m.open = true; m.classList.add("opened"); }
    let shut = [];
    addEventListener("beforeprint", () => {
      shut = [...d.querySelectorAll("main details:not([open])")];
      for (const m of shut) m.open = true;
    });
    addEventListener("afterprint", () => { for (const m of shut) m.open = false; });
  }

  d.addEventListener("click", e => {
    const a = e.target.closest && e.target.closest("[data-replace] a[href]");
    if (!a || e.defaultPrevented || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    if (a.target && a.target !== "_self" || a.hasAttribute("download") || !/^https?:$/.test(a.protocol)) return;
    e.preventDefault();
    location.replace(a.href);
  });
})();
