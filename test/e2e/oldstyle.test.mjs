// Without the style sheet and without scripts: the check can still be completed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base, fillStart, langs, press, signNames, tap, withPage } from './harness.mjs';

const exitFirst = page => page.evaluate(() => [...document.links].slice(0, 2).some(a => new URL(a.href).pathname === '/leave' && a.checkVisibility() && a.getBoundingClientRect().height > 0));

for (const lang of langs) {
  test(`the check without style sheet and scripts, ${lang}`, () => withPage({ javaScriptEnabled: false }, async page => {
    let blocked = 0;
    await page.route(/\.css$/, route => { blocked++; return route.abort(); });
    const first = async name => assert.ok(await exitFirst(page), `${name}: the exit link is one of the first two links`);
    await page.goto(`${base}/${lang}/`);
    await first('home');
    await press(page, `main a[href="/${lang}/signs"]`);
    await first('start');
    await fillStart(page);
    await press(page, 'button[name=form][value=quick]');
    await first('form');
    for (const [i, name] of (await signNames(page)).entries()) await tap(page, name, i % 2 ? 'yes' : 'no');
    await tap(page, 'view', 'worried');
    await page.locator('textarea[name=theirs]').fill('…');
    await press(page, 'form[id=f] .acts button.btn');
    assert.equal(await page.locator('.reading h1').count(), 1, 'a reading');
    await first('reading');
    await press(page, '.next a.go');
    await first('next step');
    assert.ok(await page.locator('main a[href^="tel:"]').first().isVisible(), 'a number to call');
    assert.ok(blocked >= 1, 'the style sheet was really missing');
  }));
}
