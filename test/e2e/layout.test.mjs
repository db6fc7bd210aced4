// Narrow windows, 400 % zoom, text spacing, targets, and the two pseudo languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { advert, asked, base, devBase, langs, measured, post, posted, strong, withPage } from './harness.mjs';
import { pages } from './pages.mjs';

// 1280 CSS px at 400 % zoom are 320, and 1024 are 256. WCAG 2.2 1.4.10.
const zoomed = { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 };

// Judges the page as it stands. Runs in the browser.
async function judge({ spaced }) {
  const wrong = [];
  const sideways = how => {
    const s = document.scrollingElement;
    if (s.scrollWidth <= innerWidth) return;
    const widest = [...document.querySelectorAll('body *')].filter(e => (e.getBoundingClientRect().right > innerWidth + 1 || e.scrollWidth > innerWidth) && e.checkVisibility()).pop();
    wrong.push(`${how}: ${s.scrollWidth} px wide in a window of ${innerWidth}, at ${widest?.localName}.${widest?.className}`);
  };
  const exitSeen = how => {
    const exit = document.querySelector('a.exit'), r = exit?.getBoundingClientRect();
    if (!r) { wrong.push(`${how}: no exit link`); return; }
    if (r.height < 48 || r.width < 48) wrong.push(`${how}: the exit link is ${Math.round(r.width)} × ${Math.round(r.height)} px`);
    if (r.top < 0 || r.left < 0 || r.bottom > innerHeight || r.right > innerWidth) wrong.push(`${how}: the exit link is not in view`);
    else if (!exit.contains(document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2))) wrong.push(`${how}: something covers the exit link`);
  };
  // A box that hides what does not fit, or text that runs out of a box with a border.
  // The arrow of a list turns 2 px out of its box; no letter does.
  const cut = how => {
    for (const e of document.querySelectorAll('body *')) {
      if (!e.checkVisibility() || e.closest('svg, .unseen, .skip') || ['TEXTAREA', 'INPUT', 'SELECT'].includes(e.tagName)) continue;
      const s = getComputedStyle(e);
      const hides = ['hidden', 'clip'].includes(s.overflowX) || ['hidden', 'clip'].includes(s.overflowY);
      const boxed = e.matches('label, button, .btn, a.exit, .go, .tabs a, th, td, summary, legend, .tel');
      if ((hides || boxed) && s.display !== 'inline' && (e.scrollWidth > e.clientWidth + (hides ? 1 : 2) || (hides && e.scrollHeight > e.clientHeight + 1))) {
        wrong.push(`${how}: ${e.localName}.${e.className} "${e.innerText.trim().slice(0, 40)}" is ${e.scrollWidth} × ${e.scrollHeight} in ${e.clientWidth} × ${e.clientHeight}`);
      }
    }
  };
  sideways('as it is');
  scrollTo(0, 0);
  exitSeen('at the top');
  scrollTo(0, document.scrollingElement.scrollHeight);
  exitSeen('at the bottom');
  if (!spaced) return wrong;
  const sheet = new CSSStyleSheet(); // WCAG 2.2 1.4.12
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }');
  document.adoptedStyleSheets = [sheet];
  sideways('spaced text');
  exitSeen('spaced text');
  cut('spaced text');
  return wrong;
}

for (const lang of langs) {
  test(`no sideways scroll at 320 px, exit in view, text may be spaced, ${lang}`, () => withPage(zoomed, async page => {
    const wrong = [];
    let n = 0;
    const see = async name => { n++; for (const w of await page.evaluate(judge, { spaced: true })) wrong.push(`${name}: ${w}`); };
    for (const p of pages().filter(p => p.lang === lang)) { await page.goto(base + p.path); await see(p.key); }
    for (const [name, path, fields] of posted(lang)) { await post(page, path, fields); await see(name); }
    measured(`layout at 320 × 256 px, ${lang}`, `${n} pages, ${wrong.length} faults`);
    assert.deepEqual(wrong, []);
  }));
}

// Sizes of the answer labels and the gaps between neighbours of one group, in CSS px.
const targets = page => page.evaluate(() => {
  const out = { height: Infinity, width: Infinity, gap: Infinity, count: 0, small: [] };
  const groups = [...document.querySelectorAll('.answers, .picks')].map(g => [...g.querySelectorAll('label')]);
  for (const labels of groups) {
    const boxes = labels.map(l => l.getBoundingClientRect());
    boxes.forEach((a, i) => {
      out.count++;
      out.height = Math.min(out.height, a.height);
      out.width = Math.min(out.width, a.width);
      for (const b of boxes.slice(i + 1)) {
        const gap = Math.max(b.left - a.right, a.left - b.right, b.top - a.bottom, a.top - b.bottom);
        out.gap = Math.min(out.gap, gap);
        if (gap < 7.99) out.small.push(labels[i].innerText);
      }
    });
  }
  return out;
});

for (const width of [320, 1280]) {
  test(`answers are 48 px high with 8 px between them, ${width} px`, () => withPage({ viewport: { width, height: 800 } }, async page => {
    const found = { height: Infinity, width: Infinity, gap: Infinity };
    for (const lang of langs) for (const path of ['/signs', `/signs/quick${asked}`, `/signs/full${asked}`]) {
      await page.goto(`${base}/${lang}${path}`);
      const t = await targets(page);
      assert.ok(t.count >= 20, `${lang}${path}: ${t.count} answers found`);
      assert.ok(t.height >= 48 && t.width >= 48, `${lang}${path}: an answer of ${t.width} × ${t.height} px`);
      assert.deepEqual(t.small, [], `${lang}${path}: answers closer than 8 px`);
      for (const k of Object.keys(found)) found[k] = Math.min(found[k], t[k]);
    }
    measured(`smallest answer at ${width} px`, `${Math.round(found.width)} × ${Math.round(found.height)} px, gap ${found.gap.toFixed(1)} px`);
  }));
}

for (const [lang, dir] of [['xr', 'rtl'], ['xl', 'ltr']]) for (const width of [320, 1280]) {
  test(`the pseudo language ${lang} fits, ${width} px`, () => withPage({ viewport: { width, height: 800 } }, async page => {
    const wrong = [];
    const see = async name => {
      assert.equal(await page.locator('html').getAttribute('dir'), dir, `${name}: direction`);
      assert.equal(await page.locator('html').getAttribute('lang'), 'en', `${name}: its words are English`);
      for (const w of await page.evaluate(judge, { spaced: false })) wrong.push(`${name}: ${w}`);
    };
    for (const path of ['/', '/signs', `/signs/quick${asked}`, '/message', '/contacts/it']) { await page.goto(`${devBase}/${lang}${path}`); await see(path); }
    await post(page, `/${lang}/signs/quick${asked}`, strong, devBase);
    assert.equal(await page.locator('.reading h1').count(), 1);
    await see('reading');
    await post(page, `/${lang}/message`, { text: advert, country: 'it' }, devBase);
    await see('message');
    assert.deepEqual(wrong, []);
  }));
}
