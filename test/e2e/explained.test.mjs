// Signs, explained: the filter without scripts, and the way from a title to its place.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base, langs, measured, press, withPage } from './harness.mjs';

const list = lang => `${base}/${lang}/signs/explained`;
const all = 139;

// How many signs the page says it shows, and how many stand there.
const counted = page => page.evaluate(() => {
  const said = [...document.querySelectorAll('main > p > strong')].map(e => e.innerText.match(/(\d+)\D+(\d+)/)).find(Boolean);
  const links = [...document.querySelectorAll('main ul.dots > li > a[href*="#s-"]')].filter(a => !a.closest('details'));
  return { said: Number(said[1]), of: Number(said[2]), listed: links.length + document.querySelectorAll('main details.dim[id^="s-"]').length };
});

for (const lang of langs) for (const scripts of [true, false]) {
  test(`two requests from the list to what fits, ${lang}, scripts ${scripts ? 'on' : 'off'}`, () => withPage({ javaScriptEnabled: scripts }, async (page, context) => {
    let documents = 0;
    context.on('request', r => { if (r.resourceType() === 'document') documents++; });
    await page.goto(list(lang));
    assert.deepEqual(await counted(page), { said: all, of: all, listed: all }, 'every sign is there at first');
    const facets = await page.evaluate(() => [...document.querySelectorAll('form.noprint select, main form select')].map(s => [s.name, [...s.options].map(o => o.value).filter(Boolean)]));
    assert.ok(facets.length >= 4, `${facets.map(f => f[0])}: phase, route, setting and form at least`);
    const submit = 'main form .btn';

    // One choice in each facet: the list agrees with the number.
    for (const [name, values] of scripts ? [] : facets) {
      assert.ok(values.length >= 2, `${name} offers ${values}`);
      for (const value of values) {
        documents = 0;
        await page.goto(list(lang));
        await page.locator(`main form select[name="${name}"]`).selectOption(value);
        await press(page, submit);
        assert.equal(documents, 2, `${name}=${value}: requests for documents, the first list with them`);
        const found = await counted(page);
        assert.equal(found.listed, found.said, `${name}=${value}: the list and its number`);
        assert.equal(found.of, all);
        assert.ok(found.said > 0 && found.said < all, `${name}=${value}: ${found.said} signs`);
        assert.equal(await page.locator(`main form select[name="${name}"]`).inputValue(), value, 'the choice stays');
      }
    }

    // Two choices narrow it down; with few signs everything about each stands there at once.
    documents = 0;
    await page.goto(list(lang));
    await page.locator('main form select[name=phase]').selectOption('recruitment');
    await page.locator('main form select[name=route]').selectOption('romance');
    await press(page, submit);
    const found = await counted(page);
    assert.equal(documents, 2);
    assert.ok(found.listed === found.said && found.said > 0, JSON.stringify(found));
    if (await page.locator('details.dim').count()) {
      await page.locator('details.dim summary').first().click();
      assert.ok(await page.locator('details.dim').first().locator('.halves').isVisible(), 'what it means, without a further request');
      assert.equal(documents, 2);
    }
    measured(`signs of recruitment by romance, ${lang}`, `${found.said} of ${found.of}`);
    assert.deepEqual(page.broken, []);
  }));

  test(`a title leads to its sign, ${lang}, scripts ${scripts ? 'on' : 'off'}`, () => withPage({ javaScriptEnabled: scripts }, async page => {
    await page.goto(list(lang));
    const link = page.locator('main ul.dots a[href$="#s-27"]'), title = (await link.innerText()).trim();
    await link.click();
    await page.waitForURL(/\/signs\/explained\/[a-z-]+#s-27$/);
    await page.waitForLoadState('load');
    const there = await page.evaluate(() => { const t = document.querySelector(':target'), r = t.getBoundingClientRect(); return { id: t.id, title: t.querySelector('h2').innerText.trim(), top: r.top, height: innerHeight }; });
    assert.equal(there.id, 's-27');
    assert.equal(there.title, title);
    assert.ok(there.top >= 0 && there.top < there.height / 2, `the sign is in view, at ${there.top}`);
    // Nothing lies over its title.
    assert.ok(await page.evaluate(() => { const h = document.querySelector(':target h2'), r = h.getBoundingClientRect(); return h.contains(document.elementFromPoint(r.x + 4, r.y + r.height / 2)); }), 'its title is not covered');
  }));
}

test('every title leads to a place that is there, in every language', () => withPage({}, async page => {
  for (const lang of langs) {
    await page.goto(list(lang));
    const links = await page.evaluate(() => [...document.querySelectorAll('main ul.dots a[href*="#s-"]')].map(a => [a.pathname, a.hash.slice(1), a.innerText.trim()]));
    assert.equal(links.length, all);
    for (const path of new Set(links.map(l => l[0]))) {
      await page.goto(base + path);
      const there = await page.evaluate(() => Object.fromEntries([...document.querySelectorAll('section.sign[id]')].map(s => [s.id, s.querySelector('h2').innerText.trim()])));
      for (const [, id, title] of links.filter(l => l[0] === path)) assert.equal(there[id], title, `${path}#${id}`);
      assert.equal(Object.keys(there).length, links.filter(l => l[0] === path).length, `${path}: the same signs as in the list`);
    }
  }
}));
