// The whole quick check in every language, with scripts and without.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base, fillStart, kept, langs, measured, press, signNames, tap, withPage } from './harness.mjs';

const turn = ['yes', 'no', 'unknown', 'declined'];

// The note about watched phones stands before the first number.
const noteFirst = page => page.evaluate(() => {
  const note = document.querySelector('main :is(.devicenote, .care)'), tel = document.querySelector('main a[href^="tel:"]');
  return !!note && !!tel && !!(note.compareDocumentPosition(tel) & Node.DOCUMENT_POSITION_FOLLOWING);
});

for (const scripts of [true, false]) for (const lang of langs) {
  test(`the whole quick check, ${lang}, scripts ${scripts ? 'on' : 'off'}`, () => withPage({ javaScriptEnabled: scripts }, async (page, context) => {
    await page.goto(`${base}/${lang}/`);
    await press(page, `main a.btn[href="/${lang}/signs"]`);
    await fillStart(page);
    await press(page, 'button[name=form][value=quick]');
    assert.match(page.url(), new RegExp(`/${lang}/signs/quick\\?`), 'the start form leads to the quick form');

    const signs = await signNames(page);
    assert.equal(signs.length, 16, 'signs of the quick form');
    let taps = 0;
    for (const [i, name] of signs.entries()) {
      await tap(page, name, name in { 'documents-withheld': 1, 'phone-monitored': 1, 'excessive-hours': 1, 'little-or-no-pay': 1 } ? 'yes' : turn[1 + i % 3]);
      taps++;
    }
    await tap(page, 'view', 'worried');
    await page.locator('textarea[name=theirs]').click();
    taps += 2;
    await page.keyboard.type('Perché? Γιατί; Dlaczego?');
    await press(page, 'form[id=f] .acts button.btn');
    taps++;
    assert.equal(await page.locator('.reading h1').count(), 1, 'a reading');
    assert.ok((await page.locator('main').innerText()).includes('Perché? Γιατί; Dlaczego?'), 'the person’s view stands beside the reading');

    await press(page, '.next .go');
    taps++;
    assert.match(page.url(), new RegExp(`/${lang}/contacts/it(#|$)`), 'the first next step is the contacts page');
    assert.ok(await page.locator('main a[href^="tel:"]').first().isVisible(), 'a number to call');
    const hash = new URL(page.url()).hash;
    assert.ok(hash && await page.locator(`${hash} a[href^="tel:"]`).count() > 0, `the part ${hash} of the page holds a number`);
    assert.ok(await noteFirst(page), 'the note about watched phones stands before the first number');

    assert.deepEqual(await kept(page, context), [], 'nothing is kept on the device');
    assert.deepEqual(page.broken, [], 'no request elsewhere, no console error, no CSP violation');
    assert.ok(taps <= 25, `${taps} taps from the quick form to the next step, at most 25`);
    if (scripts) measured(`taps, quick form (all 16 answered) to next step, ${lang}`, taps);
  }));
}

for (const lang of langs) {
  test(`home to the first contact, ${lang}`, () => withPage({ viewport: { width: 360, height: 640 } }, async page => {
    const ways = { 'in danger': [`main a[href="/${lang}/contacts/now"]`], 'a line in Italy': [`main a[href="/${lang}/contacts"]`, `main a[href="/${lang}/contacts/it"]`] };
    for (const [way, links] of Object.entries(ways)) {
      await page.goto(`${base}/${lang}/`);
      let taps = 0;
      for (const link of links) { await press(page, link); taps++; }
      assert.ok(await page.locator('main a[href^="tel:"]').first().isVisible(), `${way}: a number to call`);
      assert.ok(await noteFirst(page), `${way}: the note stands before the number`);
      taps++; // the number itself
      assert.ok(taps <= 3, `${way}: ${taps} taps, at most 3`);
      measured(`taps, home to calling, ${way}, ${lang}`, taps);
    }
  }));
}
