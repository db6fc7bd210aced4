// One theme or one sign at a time, in a long form. Shows and hides, nothing else; nothing is stored or sent.
// Listens to: form[data-steps] holding [data-theme] sections with .q inside. Its words stand on the form: data-all,
// data-by-theme, data-by-sign, data-next, data-previous, data-of ("{n} of {m}"). Without scripts there is no switch.
// The place after Back: the # of the address, else the first step without an answer.
(() => {
  "use strict";
  const d = document, form = d.querySelector("form[data-steps]");
  const themes = form ? [...form.querySelectorAll("[data-theme]")] : [];
  if (!themes.length) return;
  const signs = [...form.querySelectorAll("[data-theme] .q")], words = form.dataset;
  // A theme without signs (what do you think yourself?) is a step of its own.
  const single = themes.reduce((all, t) => { const own = signs.filter(s => t.contains(s)); return all.concat(own.length ? own : t); }, []);
  const add = (to, tag, name, text) => {
    const el = d.createElement(tag);
    el.className = name;
    el.textContent = text;
    return to.appendChild(el);
  };
  const button = (to, name, text, act) => {
    const b = add(to, "button", name, text);
    b.type = "button";
    b.addEventListener("click", act);
    return b;
  };
  let steps = [], at = 0;
  const show = focus => {
    const now = steps[at];
    for (const s of themes.concat(signs)) s.hidden = !!now && !s.contains(now) && !now.contains(s);
    walk.hidden = !now;
    if (!now) return;
    back.hidden = !at;
    next.hidden = at === steps.length - 1;
    place.textContent = words.of.replace("{n}", at + 1).replace("{m}", steps.length);
    if (!focus) return;
    const head = now.querySelector("legend, h2") || now;
    head.tabIndex = -1;
    head.focus({ preventScroll: true });
    now.scrollIntoView();
  };
  const go = by => { at += by; show(true); };
  const named = hash => hash.length > 1 && d.getElementById(decodeURIComponent(hash.slice(1)));
  // Goes to the step that holds what the hash names; false if none does.
  const jump = hash => {
    const el = named(hash), i = el ? steps.findIndex(s => s.contains(el) || el.contains(s)) : -1;
    if (i >= 0) { at = i; show(false); }
    return i >= 0;
  };
  const resume = () => {
    if (jump(location.hash)) return;
    at = Math.max(0, steps.findIndex(s => !s.querySelector(":checked")));
    show(false);
  };
  const bar = d.createElement("div");
  bar.className = "stepper noprint";
  const modes = [[words.all, []], [words.byTheme, themes], [words.bySign, single]].map(([text, of]) =>
    button(bar, "linkish", text, e => {
      for (const m of modes) m.setAttribute("aria-pressed", m === e.currentTarget);
      steps = of;
      resume();
    }));
  modes.forEach((m, i) => m.setAttribute("aria-pressed", !i));
  form.insertBefore(bar, themes[0]);
  const walk = add(form, "div", "walk noprint", "");
  walk.hidden = true;
  const back = button(walk, "btn second", words.previous, () => go(-1));
  const next = button(walk, "btn second", words.next, () => go(1));
  const place = add(walk, "span", "hush", "");
  place.setAttribute("role", "status");
  // A jump to a hidden part shows it first: list of themes, list of errors.
  d.addEventListener("click", e => {
    const a = e.target.closest && e.target.closest('a[href^="#"]');
    if (a) jump(a.hash);
  });
  addEventListener("hashchange", () => jump(location.hash));
  addEventListener("pageshow", () => show(false));
  // Paper holds the whole form.
  addEventListener("beforeprint", () => { for (const s of themes.concat(signs)) s.hidden = false; });
  addEventListener("afterprint", () => show(false));
})();
