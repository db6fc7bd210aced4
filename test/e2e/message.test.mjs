// The check of a message: a text or a file in, marks and numbers out, and on to a guided check.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tabTo } from './focus.mjs';
import { advert, arabic, base, changeLanguage, chat, fillStart, kept, langs, measured, other, post, press, values, withPage } from './harness.mjs';

const clear = 'We keep your passport until you pay back the debt.';
const strongMark = page => page.locator('.advert mark.s').first();
const readButton = 'form[id=f] .acts button.btn';

for (const scripts of [true, false]) for (const lang of langs) {
  const how = `${lang}, scripts ${scripts ? 'on' : 'off'}`;
  test(`from a pasted text to a reading of the person, ${how}`, () => withPage({ javaScriptEnabled: scripts }, async (page, context) => {
    await page.goto(`${base}/${lang}/`);
    await press(page, `main a[href="/${lang}/message"]`);
    await page.locator('textarea[name=text]').fill(advert);
    await page.locator('select[name=country]').selectOption('it');
    await press(page, readButton);
    assert.equal(await page.locator('.reading h1').count(), 1, 'a level');
    assert.ok(await strongMark(page).isVisible(), 'the text is marked');
    assert.ok((await page.locator('.advert').innerText()).includes('jobs[at]night[.]example'), 'contact details cannot be pressed');
    assert.equal(await page.locator('.advert a:not(.ref)').count(), 0, 'nothing but numbers can be pressed in the text');

    // The person confirms two signs: they come along behind the questions about safety.
    for (const name of ['documents-withheld', 'debt-bondage']) await page.locator(`#to-check label:has(> input[name="${name}"])`).click();
    await press(page, '#to-check button');
    assert.equal(new URL(page.url()).pathname, `/${lang}/signs`, 'safety first');
    await fillStart(page);
    await press(page, 'button[name=form][value=quick]');
    assert.equal(await page.locator('form[id=f] input:checked').count(), 2, 'two answers are there');
    const found = await values(page);
    assert.ok(found['documents-withheld'] === 'yes' && found['debt-bondage'] === 'yes', 'the two that were confirmed');
    await press(page, readButton);
    assert.match(page.url(), new RegExp(`/${lang}/signs/quick\\?`));
    assert.ok(await page.locator('.signs li').count() >= 2, 'both count in the reading');
    assert.deepEqual(await kept(page, context), [], 'nothing is kept on the device');
    assert.deepEqual(page.broken, []);
  }));

  test(`a file is read, and another language keeps the text, ${how}`, () => withPage({ javaScriptEnabled: scripts }, async page => {
    await page.goto(`${base}/${lang}/message`);
    await page.locator('input[type=file]').setInputFiles({ name: 'chat.txt', mimeType: 'text/plain', buffer: Buffer.from(`\ufeff${chat}`) });
    await press(page, readButton);
    assert.ok(await strongMark(page).isVisible());
    await changeLanguage(page, other(lang));
    assert.equal(new URL(page.url()).pathname, `/${other(lang)}/message`);
    assert.equal(await page.locator('html').getAttribute('lang'), other(lang));
    assert.ok(await strongMark(page).isVisible(), 'the reading in the other language');
    await press(page, 'button[name=do][value=change]');
    assert.equal((await page.locator('textarea[name=text]').inputValue()).trim(), chat, 'the text may be changed');
    assert.deepEqual(page.broken, []);
  }));
}

for (const lang of ['en', 'el']) {
  test(`from the text to the list and back by keyboard, ${lang}`, () => withPage({}, async page => {
    await page.goto(`${base}/${lang}/message`);
    await tabTo(page, 'textarea[name=text]');
    await page.keyboard.insertText(clear);
    await tabTo(page, readButton);
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    await tabTo(page, '.advert a.ref');
    const number = await page.evaluate(() => document.activeElement.querySelector('[aria-hidden]').textContent); // the number as it is seen
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.querySelector('.finds :target > [aria-hidden]')?.textContent), number, 'the number leads to the list');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    assert.ok(await page.evaluate(() => document.activeElement.matches('.finds a.ref')), 'the focus went along');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.querySelector('.advert :target > [aria-hidden]')?.textContent), number, 'and back to the text');
  }));
}

test('what is marked can be told without colour', () => withPage({}, async page => {
  await post(page, '/en/message', { text: advert });
  const lines = await page.evaluate(() => [...document.querySelectorAll('.key mark')].map(m => getComputedStyle(m).borderBlockEndStyle));
  assert.ok(lines.length >= 2 && new Set(lines).size === lines.length, `the lines differ: ${lines}`);
}));

test('each line runs in the direction of its own words, and lines stay lines', () => withPage({ viewport: { width: 320, height: 640 } }, async page => {
  await post(page, '/en/message', { text: arabic });
  const [first, second] = await page.evaluate(() => ['سنحتفظ', 'We keep'].map(words => {
    const box = document.querySelector('.advert').getBoundingClientRect();
    const walker = document.createTreeWalker(document.querySelector('.advert'), NodeFilter.SHOW_TEXT);
    for (let n; (n = walker.nextNode());) {
      const at = n.data.indexOf(words);
      if (at < 0) continue;
      const r = document.createRange();
      r.setStart(n, at);
      r.setEnd(n, at + words.length);
      const x = r.getBoundingClientRect();
      return { start: x.left - box.left, end: box.right - x.right };
    }
  }));
  assert.ok(first.end < first.start, 'Arabic begins at the right');
  assert.ok(second.start < second.end, 'English begins at the left');
}));

test('what the page of a long text weighs', () => withPage({}, async page => {
  const long = `${advert}\n`.repeat(900).slice(0, 200 * 1024);
  const started = Date.now();
  await post(page, '/en/message', { text: long });
  assert.ok(await strongMark(page).count() > 0);
  measured('the longest text, from sending to the page', `${Date.now() - started} ms`);
}));

test('a mistake keeps the text and takes the focus', () => withPage({}, async page => {
  await page.goto(`${base}/en/message`);
  await press(page, readButton);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'problems');
  await page.locator('textarea[name=text]').fill('!!! ???');
  await press(page, readButton);
  assert.equal(await page.locator('textarea[name=text]').inputValue(), '!!! ???');
  await page.locator('textarea[name=text]').fill('');
  await page.locator('input[type=file]').setInputFiles({ name: 'chat.zip', mimeType: 'application/zip', buffer: Buffer.from('PK\x03\x04rest') });
  await press(page, readButton);
  assert.match(await page.locator('#text-problem').innerText(), /ZIP/);
}));
