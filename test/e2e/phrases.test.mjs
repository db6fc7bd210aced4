// Phrases for the first minutes: the direction of writing, one sentence at a time, small windows, paper.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base, kept, langs, measured, press, withPage } from './harness.mjs';
import { tabTo } from './focus.mjs';
import { sheets } from './paper.mjs';

const spoken = ['en', 'it', 'el', 'pl', 'ro', 'uk', 'ru', 'fr', 'es', 'sq', 'ar'];
const total = 20;
const sideways = page => page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);

// Direction of a text, and whether its lines begin at the right edge of their box and end before the left one.
const written = (page, selector) => page.evaluate(s => [...document.querySelectorAll(s)].map(e => {
  const style = getComputedStyle(e), box = e.getBoundingClientRect(), range = document.createRange();
  range.selectNodeContents(e);
  const lines = [...range.getClientRects()].filter(r => r.width > 1);
  const inner = { left: box.left + parseFloat(style.paddingLeft), right: box.right - parseFloat(style.paddingRight) };
  return {
    lang: e.lang, dir: e.getAttribute('dir'), direction: style.direction, align: style.textAlign,
    right: Math.max(...lines.map(r => Math.abs(inner.right - r.right))) <= 3, short: lines.at(-1).left - inner.left > 3,
  };
}), selector);

for (const lang of langs) {
  test(`Arabic is written from right to left, ${lang}`, () => withPage({}, async page => {
    await page.goto(`${base}/${lang}/phrases/ar`);
    const said = await written(page, '.both .said');
    assert.equal(said.length, total, 'sentences in the list');
    for (const [i, s] of said.entries()) {
      assert.deepEqual({ ...s, short: 0 }, { lang: 'ar', dir: 'rtl', direction: 'rtl', align: s.align, right: true, short: 0 }, `sentence ${i + 1} of the list`);
      assert.ok(['start', 'right'].includes(s.align), s.align);
    }
    assert.ok(said.filter(s => s.short).length > total / 2, 'most lines end before the left edge');
    for (let n = 1; n <= total; n++) {
      await page.goto(`${base}/${lang}/phrases/ar/${n}`);
      const [s, ...more] = await written(page, '.speak');
      assert.equal(more.length, 0, `${n}: one sentence`);
      assert.deepEqual({ ...s, short: 0 }, { lang: 'ar', dir: 'rtl', direction: 'rtl', align: s.align, right: true, short: 0 }, `sentence ${n}`);
      assert.ok(['start', 'right'].includes(s.align), s.align);
      for (const w of await page.evaluate(() => [...document.querySelectorAll('.point strong')].map(e => [e.lang, e.dir, getComputedStyle(e).direction]))) assert.deepEqual(w, ['ar', 'rtl', 'rtl'], `${n}: a word to point at`);
    }
    assert.equal(await page.locator('html').getAttribute('dir') ?? 'ltr', 'ltr', 'the page around it stays as it is');
  }));

  test(`one sentence at a time, by keyboard, ${lang}`, () => withPage({}, async (page, context) => {
    const media = [];
    context.on('request', r => { if (r.resourceType() === 'media' || r.url().includes('/audio/')) media.push(r.url()); });
    await page.goto(`${base}/${lang}/phrases/ar`);
    const all = await page.locator('.both .said').allInnerTexts();
    assert.equal(new Set(all).size, total, 'twenty different sentences');
    await tabTo(page, '.acts a.btn');
    const enter = () => Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    const only = async n => {
      assert.match(page.url(), new RegExp(`/${lang}/phrases/ar/${n}$`));
      const text = await page.locator('main').innerText();
      assert.deepEqual(all.filter(s => text.includes(s)), [all[n - 1]], `${n}: this sentence and no other`);
      assert.equal(await page.locator('audio, video').count(), 0, 'nothing about sound where there is no recording');
    };
    const forward = '.turn a.btn:not(.second)', back = '.turn a.btn.second';
    await enter();
    let stops = 0;
    for (let n = 1; n <= total; n++) {
      await only(n);
      assert.equal(await page.locator(back).count(), n > 1 ? 1 : 0, `${n}: previous`);
      assert.equal(await page.locator(forward).count(), n < total ? 1 : 0, `${n}: next`);
      if (n === total) break;
      for (stops = 1; ; stops++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(s => document.activeElement.matches(s), forward)) break;
        assert.ok(stops < 40, 'Next is reached');
      }
      await enter();
    }
    measured(`Tab stops to the next sentence, ${lang}`, stops);
    for (let n = total - 1; n >= total - 3; n--) { await tabTo(page, back); await enter(); await only(n); }
    assert.deepEqual(media, [], 'no sound is asked for');
    assert.deepEqual(await kept(page, context), []);
    assert.deepEqual(page.broken, []);
  }));

  test(`no sideways scroll at 320 px, ${lang}`, () => withPage({ viewport: { width: 320, height: 640 } }, async page => {
    const wide = [];
    for (const path of ['/phrases', '/phrases/ar', ...Array.from({ length: total }, (_, i) => `/phrases/ar/${i + 1}`), ...spoken.map(s => `/phrases/${s}`), ...spoken.flatMap(s => [`/phrases/${s}/1`, `/phrases/${s}/10`])]) {
      const answer = await page.goto(`${base}/${lang}${path}`);
      assert.equal(answer.status(), 200, path);
      const over = await sideways(page);
      if (over > 0) wide.push(`${path}: ${over} px`);
    }
    assert.deepEqual(wide, []);
  }));

  test(`each list prints on one page, ${lang}`, () => withPage({}, async page => {
    const found = {};
    for (const s of spoken) {
      await page.goto(`${base}/${lang}/phrases/${s}`);
      found[s] = await sheets(page);
    }
    measured(`A4 pages, list of phrases, ${lang}`, Object.entries(found).map(([k, v]) => `${k} ${v}`).join(', '));
    assert.deepEqual(found, Object.fromEntries(spoken.map(s => [s, 1])));
  }));
}

test('from the start form to a sentence without scripts', () => withPage({ javaScriptEnabled: false, viewport: { width: 360, height: 640 } }, async page => {
  await page.goto(`${base}/el/signs`);
  for (const link of ['main a[href="/el/phrases"]', 'main a[href="/el/phrases/ar"]', '.acts a.btn']) await press(page, link);
  assert.match(page.url(), /\/el\/phrases\/ar\/1$/);
  const box = await page.locator('.speak').boundingBox();
  assert.ok(box.y + box.height < 640, `the whole sentence is seen at once: it ends at ${box.y + box.height} px`);
}));
