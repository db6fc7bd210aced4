// Walks a page with the Tab key and compares what was reached with what is there.
// Decision 24: every control is reached by Tab and has a role and a name.

/**
 * Presses Tab from the top of the page to its end. Returns what is wrong, one
 * sentence each, and how many stops there were. A group of radio buttons is one stop.
 */
export async function walk(page) {
  const wanted = await page.evaluate(markControls);
  const wrong = [], reached = new Set();
  let stops = 0, last = '', ends = 0;
  for (const most = wanted.length + 20; ; stops++) {
    if (stops > most) { wrong.push(`a trap: ${most} times Tab and no end, at ${last}`); break; }
    await page.keyboard.press('Tab');
    const at = await page.evaluate(focusState);
    // After the end Tab begins at the top: a page that set the focus itself was entered in the middle.
    if (at.none && ++ends < 2) continue;
    if (at.none) break;
    if (reached.has(at.stop)) { if (at.stop !== [...reached][0]) wrong.push(`Tab comes back to ${at.what} before the end`); break; }
    reached.add(at.stop);
    last = at.what;
    wrong.push(...at.wrong.map(w => `${at.what}: ${w}`));
  }
  for (const w of wanted) if (!reached.has(w.stop)) wrong.push(`${w.what}: not reached by Tab`);
  wrong.push(...await nameless(page));
  return { wrong, stops };
}

// Numbers the controls in the page. Runs in the browser.
function markControls() {
  const seen = new Set(), out = [];
  const all = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex="-1"]), [contenteditable], audio[controls], video[controls]';
  const what = el => `${el.localName}${el.id ? '#' + el.id : ''}${el.name ? `[name=${el.name}]` : ''} "${(el.innerText || el.value || '').trim().slice(0, 30)}"`;
  window.f2lStops = new Map();
  for (const el of document.querySelectorAll(all)) {
    if (el.disabled || !el.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) continue;
    const closed = el.closest('details:not([open])');
    if (closed && el !== closed.querySelector('summary') && !el.getClientRects().length) continue;
    const stop = el.type === 'radio' ? `radio ${el.form?.id} ${el.name}` : `${out.length}`;
    window.f2lStops.set(el, stop);
    if (seen.has(stop)) continue;
    seen.add(stop);
    out.push({ stop, what: what(el) });
  }
  return out;
}

// Judges what has the focus now. Runs in the browser.
function focusState() {
  const el = document.activeElement;
  if (!el || el === document.body || el === document.documentElement) return { none: true };
  const what = `${el.localName}${el.id ? '#' + el.id : ''}${el.name ? `[name=${el.name}]` : ''} "${(el.innerText || el.value || '').trim().slice(0, 30)}"`;
  const stop = window.f2lStops.get(el) ?? `unlisted ${what}`, wrong = [];
  if (stop.startsWith('unlisted')) wrong.push('takes the focus but is no control');
  const shown = s => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || (s.boxShadow !== 'none' && s.boxShadow !== '');
  const marks = [getComputedStyle(el)];
  if (el.nextElementSibling?.localName === 'span') marks.push(getComputedStyle(el.nextElementSibling, '::before'));
  if (!marks.some(shown)) wrong.push('the focus cannot be seen');
  const box = el.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) wrong.push(`is outside of the window, at ${Math.round(box.x)},${Math.round(box.y)}`);
  // WCAG 2.2 2.4.11, and a little more: no part of it lies under the button that sticks,
  // unless it is too tall to stand below the button.
  const exit = document.querySelector('a.exit'), e = exit?.getBoundingClientRect();
  if (exit && el !== exit) for (const r of el.getClientRects()) {
    const left = Math.max(e.left, r.left), right = Math.min(e.right, r.right), top = Math.max(e.top, r.top), bottom = Math.min(e.bottom, r.bottom);
    if (left >= right || top >= bottom || !exit.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2))) continue;
    const fits = box.height <= innerHeight - e.bottom - 16;
    if (fits || exit.contains(document.elementFromPoint(Math.min(Math.max(x, 1), innerWidth - 1), Math.min(Math.max(y, 1), innerHeight - 1)))) {
      wrong.push('lies under the exit button');
      break;
    }
  }
  return { stop, what, wrong };
}

// Role and name in the accessibility tree, for every control.
async function nameless(page) {
  const cdp = await page.context().newCDPSession(page);
  try {
    const { nodes } = await cdp.send('Accessibility.getFullAXTree');
    const wrong = [];
    let focusable = 0;
    for (const n of nodes) {
      if (n.ignored || !n.properties?.some(p => p.name === 'focusable' && p.value.value) || ['RootWebArea', 'generic'].includes(n.role?.value)) continue;
      focusable++;
      if (!n.role?.value || n.role.value === 'none') wrong.push(`a control without a role, named "${n.name?.value}"`);
      if (!n.name?.value?.trim()) wrong.push(`a ${n.role?.value} without a name`);
    }
    const there = await page.evaluate(() => window.f2lStops.size);
    if (focusable < there) wrong.push(`${there} controls on the page, only ${focusable} in the accessibility tree`);
    return wrong;
  } finally {
    await cdp.detach();
  }
}

/** Presses Tab until the focus is on what the selector matches. */
export async function tabTo(page, selector, key = 'Tab') {
  for (let i = 0; i < 400; i++) {
    await page.keyboard.press(key);
    if (await page.evaluate(s => document.activeElement.matches(s), selector)) return;
  }
  throw new Error(`${selector} is not reached by ${key}`);
}
