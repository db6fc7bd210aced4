// Nothing that was answered gets lost: Back, Change, and the language list.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked, base, changeLanguage, fillStart, langs, measured, other, press, signNames, tap, values, withPage } from './harness.mjs';

const answers = ['yes', 'no', 'unknown', 'not-asked', 'declined'];

// Fills the quick form in by hand and returns what it then holds.
async function fillForm(page, lang) {
  await page.goto(`${base}/${lang}/signs/quick${asked}`);
  const offered = await page.evaluate(() => [...document.querySelector('.q .answers').querySelectorAll('input')].map(i => i.value));
  assert.equal(offered.length, answers.length, 'answers offered');
  for (const [i, name] of (await signNames(page)).entries()) if (i % 4 !== 3) await tap(page, name, offered[i % 5]);
  await tap(page, 'documents-withheld', 'yes');
  await page.locator('input[name="documents-withheld.way"]').check();
  await page.locator('input[name=intended]').check();
  await tap(page, 'view', 'unsure');
  await page.locator('textarea[name=reason]').fill('Zażółć "gęślą" <jaźń> & co\nsecond line');
  await page.locator('textarea[name=theirs]').fill('Ξεσκεπάζω την ψυχοφθόρα βδελυγμία');
  const all = await values(page);
  assert.ok(Object.keys(all).length >= 16, 'the form is filled in');
  return all;
}

const isReading = async page => assert.equal(await page.locator('.reading h1').count(), 1, 'the reading is shown');
const speaks = async (page, lang) => assert.equal(await page.locator('html').getAttribute('lang'), lang, 'language of the page');
// An answer "not asked" is the same as none: the reading does not carry it.
const noted = all => Object.fromEntries(Object.entries(all).filter(([, v]) => v !== 'not-asked' && v !== 'not_asked'));

for (const scripts of [true, false]) {
  const how = `scripts ${scripts ? 'on' : 'off'}`;
  for (const lang of langs) {
    test(`Back from the reading shows every answer, ${lang}, ${how}`, () => withPage({ javaScriptEnabled: scripts }, async page => {
      const before = await fillForm(page, lang);
      await press(page, 'form[id=f] .acts button.btn');
      await isReading(page);
      await page.goBack();
      assert.deepEqual(await values(page), before);
      // And once more from the next step: reading, then form.
      await press(page, 'form[id=f] .acts button.btn');
      await isReading(page);
      await press(page, '.next a.go');
      const failed = await page.goBack().then(() => '', e => e.message.split('\n')[0]);
      assert.equal(failed, '', 'Back from the next step does not ask to send the form again');
      await isReading(page);
      await page.goBack();
      assert.deepEqual(await values(page), before, 'and the form behind it');
    }));

    test(`Change keeps every answer, ${lang}, ${how}`, () => withPage({ javaScriptEnabled: scripts }, async page => {
      const before = await fillForm(page, lang);
      await press(page, 'form[id=f] .acts button.btn');
      await isReading(page);
      await press(page, 'button[name=do][value=change]');
      assert.deepEqual(await values(page), noted(before));
      await press(page, 'form[id=f] .acts button.btn');
      await isReading(page);
    }));

    test(`another language keeps every answer, ${lang} to ${other(lang)}, ${how}`, () => withPage({ javaScriptEnabled: scripts }, async page => {
      const to = other(lang);
      await page.goto(`${base}/${lang}/signs`);
      await fillStart(page, { age: 'unsure', role: 'health', 'now.needs_doctor': 'yes', 'now.self_harm': null, 'online.phone': 'unknown' });
      const start = await values(page);
      await changeLanguage(page, to);
      await speaks(page, to);
      assert.deepEqual(await values(page), start, 'the start form');
      assert.equal(await page.locator('.errors').count(), 0, 'changing the language is no mistake');

      const form = await fillForm(page, lang);
      await changeLanguage(page, to);
      await speaks(page, to);
      assert.deepEqual(noted(await values(page)), noted(form), 'the form');
      await press(page, 'form[id=f] .acts button.btn');
      await isReading(page);
      await speaks(page, to);

      await changeLanguage(page, lang);
      await speaks(page, lang);
      await isReading(page);
      await press(page, 'button[name=do][value=change]');
      await speaks(page, lang);
      assert.deepEqual(await values(page), noted(form), 'Change after the reading in another language');
    }));
  }

  test(`the screens before the form can be read in another language, ${how}`, () => withPage({ javaScriptEnabled: scripts }, async page => {
    for (const [what, change, mark] of [['danger', { 'now.locked_in': 'yes' }, 'button[name=safe]'], ['child', { age: 'child' }, 'button[name=trained]'], ['online danger', { 'online.images': 'yes' }, 'button[name=seen]']]) {
      await page.goto(`${base}/en/signs`);
      await fillStart(page, change);
      await press(page, 'button[name=form][value=quick]');
      assert.equal(await page.locator(mark).count(), 1, `${what}: the screen is shown`);
      await changeLanguage(page, 'el');
      await speaks(page, 'el');
      assert.equal(await page.locator(mark).count(), 1, `${what}: and again in Greek`);
      await press(page, mark);
      assert.match(page.url(), /\/el\/signs\/quick\?/, `${what}: and from there to the form`);
      if (what === 'danger') measured(`Back from the form to the screen "${what}", ${how}`, await page.goBack().then(() => 'the screen', e => e.message.match(/ERR_\w+/)?.[0] ?? e.message));
    }
  }));
}
