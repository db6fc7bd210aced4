// By keyboard alone: the whole check, and every control of every page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked, base, kept, measured, post, posted, safe, signNames, values, withPage } from './harness.mjs';
import { tabTo, walk } from './focus.mjs';
import { pages } from './pages.mjs';

const enter = async page => { await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]); };
const chosen = (page, name) => page.evaluate(n => document.querySelector(`input[name="${n}"]:checked`)?.value, name);

for (const lang of ['en', 'el']) {
  test(`the whole check by keyboard, ${lang}`, () => withPage({}, async (page, context) => {
    await page.goto(`${base}/${lang}/`);
    await tabTo(page, `main a.btn[href="/${lang}/signs"]`);
    await enter(page);
    // The start form: arrows in lists, arrows and space in rows, as browsers have it everywhere.
    for (const name of ['country', 'role']) await pick(page, name, safe[name]);
    for (const [name, value] of Object.entries(safe)) {
      if (['country', 'role', 'form'].includes(name)) continue;
      await tabTo(page, `input[name="${name}"]`);
      await choose(page, name, value);
    }
    await tabTo(page, 'button[name=form][value=quick]');
    await enter(page);
    assert.match(page.url(), new RegExp(`/${lang}/signs/quick\\?`));

    // The form: the keys 1 to 5 inside a row.
    const names = await signNames(page);
    for (const [i, name] of names.entries()) {
      await tabTo(page, `input[name="${name}"]`);
      await page.keyboard.press(String(1 + i % 5));
      const want = await page.evaluate(([n, k]) => document.querySelectorAll(`input[name="${n}"]`)[k].value, [name, i % 5]);
      assert.equal(await chosen(page, name), want, `key ${1 + i % 5} in the row of ${name}`);
    }
    await tabTo(page, 'input[name=view]');
    await choose(page, 'view', 'worried');
    await tabTo(page, 'textarea[name=theirs]');
    const before = await values(page);
    await page.keyboard.type('1 2 3');
    assert.deepEqual({ ...await values(page), theirs: undefined }, { ...before, theirs: undefined }, 'digits in a text field choose nothing');
    assert.equal((await values(page)).theirs, '1 2 3');
    await tabTo(page, 'form[id=f] .acts button.btn');
    await enter(page);
    assert.equal(await page.locator('.reading h1').count(), 1, 'a reading');

    await tabTo(page, '.next .go');
    await enter(page);
    await tabTo(page, 'main a[href^="tel:"]');
    assert.deepEqual(await kept(page, context), []);
    assert.deepEqual(page.broken, []);
  }));
}

// Moves with the arrows to a value of a list.
async function pick(page, name, value) {
  const now = () => page.evaluate(n => document.querySelector(`select[name=${n}]`).value, name);
  await tabTo(page, `select[name=${name}]`);
  for (let i = 0; i < 60 && await now() !== value; i++) await page.keyboard.press('ArrowDown');
  assert.equal(await now(), value, `${name} is chosen by keyboard`);
}

// Moves with the arrows to a value of the row that has the focus.
async function choose(page, name, value) {
  const all = await page.evaluate(n => [...document.querySelectorAll(`input[name="${n}"]`)].map(i => i.value), name);
  assert.ok(all.includes(value), `${name} offers ${value}`);
  await page.keyboard.press('Space');
  for (let i = 0; i < all.length && await chosen(page, name) !== value; i++) await page.keyboard.press('ArrowDown');
  assert.equal(await chosen(page, name), value, `${name} is chosen by keyboard`);
}

// Every page, on a wide window in English and at 400 % zoom in Greek.
// In the other two languages one page of each kind.
const windows = [
  ['en', { viewport: { width: 1280, height: 900 } }], ['el', { viewport: { width: 320, height: 256 } }],
  ['it', { viewport: { width: 360, height: 640 } }], ['pl', { viewport: { width: 768, height: 1024 } }],
];
const firstOfItsKind = (p, i, list) => list.findIndex(q => q.name === p.name) === i;
for (const [lang, options] of windows) {
  const how = `${lang}, ${options.viewport.width} px`;
  const all = pages().filter(p => p.lang === lang);
  for (const p of ['en', 'el'].includes(lang) ? all : all.filter(firstOfItsKind)) {
    test(`every control of ${p.key} by Tab, ${how}`, () => withPage(options, async page => {
      await page.goto(base + p.path);
      const { wrong, stops } = await walk(page);
      assert.deepEqual(wrong, []);
      assert.ok(stops >= 8, `${stops} stops are too few to be the whole page`);
      if (lang === 'en' && p.name.startsWith('signs.')) measured(`Tab stops, ${p.key}`, stops);
    }));
  }
  test(`every control of the pages that answer a form by Tab, ${how}`, () => withPage(options, async page => {
    const wrong = {};
    for (const [name, path, fields] of posted(lang)) {
      await post(page, path, fields);
      const found = (await walk(page)).wrong;
      if (found.length) wrong[name] = found;
    }
    assert.deepEqual(wrong, {});
  }));
}

test('the list of errors takes the focus and leads to the fields', () => withPage({}, async page => {
  await post(page, `/en/signs/quick${asked}`, { 'debt-bondage': 'perhaps', reason: 'x'.repeat(1001) });
  assert.equal(await page.evaluate(() => document.activeElement.id), 'problems');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const target = await page.evaluate(() => document.querySelector(':target')?.getBoundingClientRect().top);
  assert.ok(target >= 0 && target < 900, `the field named by the first error is in view, at ${target}`);
}));

for (const lang of ['en', 'el']) {
  test(`the two lists in the head open and are reached by keyboard, ${lang}, 320 px`, () => withPage({ viewport: { width: 320, height: 640 } }, async page => {
    await page.goto(`${base}/${lang}/about`);
    for (const [list, links] of [['.bar > nav:not(.langs)', 3], ['.langs', 4]]) {
      await tabTo(page, `${list} summary`);
      await page.keyboard.press('Enter');
      const seen = new Set();
      for (let i = 0; i < links; i++) {
        await page.keyboard.press('Tab');
        seen.add(await page.evaluate(s => document.activeElement.matches(`${s} li a`) ? document.activeElement.href : '', list));
      }
      assert.ok(seen.size === links && !seen.has(''), `${links} links in ${list}, reached: ${[...seen]}`);
    }
  }));
}
