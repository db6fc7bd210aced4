// Leaving, decision 4: at once, to something harmless, and what Back shows then.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked, base, langs, measured, post, press, strong, withPage } from './harness.mjs';
import { neutral } from './server.mjs';

const before = 'https://before.example/';

// Answers for every other site with a stub, redirects included; hold keeps /leave waiting.
// The browser itself looks no name up, so nothing can leave the machine.
async function stubs(page, { hold = 0 } = {}) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Fetch.enable', { patterns: [{ urlPattern: 'https://*' }, ...(hold ? [{ urlPattern: '*/leave?*' }] : [])] });
  const body = Buffer.from('<!doctype html><title>stub</title><p>Nothing to see').toString('base64');
  cdp.on('Fetch.requestPaused', ({ requestId, request }) => {
    const done = request.url.startsWith(base)
      ? new Promise(ok => setTimeout(ok, hold)).then(() => cdp.send('Fetch.continueRequest', { requestId }))
      : cdp.send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders: [{ name: 'Content-Type', value: 'text/html' }], body });
    done.catch(() => {}); // the page went on meanwhile
  });
}

const leave = async (page, lang) => { await page.locator('a.exit').click(); await page.waitForURL(neutral(lang)); };
const quick = lang => `${base}/${lang}/signs/quick${asked}`;

for (const lang of langs) {
  test(`leaving from the contacts: Back shows what was open before, ${lang}`, () => withPage({}, async page => {
    await stubs(page);
    await page.goto(before);
    await page.goto(`${base}/${lang}/contacts`);
    for (const link of [`main a[href="/${lang}/contacts/el"]`, `main a[href="/${lang}/contacts/pl"]`, `main a[href^="/${lang}/contacts/now"]`]) await press(page, link);
    assert.equal(await page.evaluate(() => history.length), 3, 'links inside the help pages leave one entry');
    await leave(page, lang);
    await page.goBack();
    assert.equal(page.url(), before);
  }));

  test(`leaving without scripts: 303 to the neutral site, ${lang}`, () => withPage({ javaScriptEnabled: false }, async page => {
    await stubs(page);
    await page.goto(`${base}/${lang}/contacts/it`);
    const href = await page.locator('a.exit').getAttribute('href');
    assert.equal(href, `/leave?l=${lang}`, 'the language travels along');
    const answer = await page.request.get(base + href, { maxRedirects: 0 });
    assert.equal(answer.status(), 303);
    assert.equal(answer.headers().location, neutral(lang));
    for (const part of ['"cache"', '"storage"', '"cookies"']) assert.ok(answer.headers()['clear-site-data']?.includes(part), `Clear-Site-Data holds ${part}`);
    assert.equal(answer.headers()['cache-control'], 'no-store');
    await leave(page, lang);
    await page.goBack();
    assert.equal(page.url(), `${base}/${lang}/contacts/it`, 'Back shows the last page, as the pages say');
  }));
}

test('leaving elsewhere: Back shows the page before, and no form is sent again', () => withPage({}, async page => {
  await stubs(page);
  await page.goto(`${base}/en/`);
  await press(page, 'main a.btn[href="/en/signs"]');
  await leave(page, 'en');
  await page.goBack();
  assert.equal(page.url(), `${base}/en/`);
  await page.goto(quick('en'));
  await page.locator('label:has(> input[name=view][value=worried])').click();
  await press(page, 'form[id=f] .acts button.btn');
  await leave(page, 'en');
  await page.goBack();
  assert.equal(page.url(), quick('en'));
  assert.equal(await page.locator('.reading').count(), 0, 'the reading is not shown again: its entry was replaced');
  measured('Back after leaving the reading, scripts on, shows', await page.locator('form[data-steps]').count() ? 'the form' : 'something else');
}));

test('leaving from home and then the contacts: what Back shows', () => withPage({}, async page => {
  await stubs(page);
  await page.goto(before);
  await page.goto(`${base}/en/`);
  await press(page, 'main a[href="/en/contacts"]');
  await leave(page, 'en');
  await page.goBack();
  // The page that led to the contacts is an ordinary entry; the page about leaving must not promise more.
  assert.ok([`${base}/en/`, before].includes(page.url()), page.url());
  measured('Back after home, contacts, leaving, shows', page.url() === before ? 'what was open before' : 'the home page');
}));

test('leaving the reading without scripts: what Back shows', () => withPage({ javaScriptEnabled: false }, async page => {
  await stubs(page);
  await post(page, `/en/signs/quick${asked}`, strong);
  await leave(page, 'en');
  const back = await page.goBack().then(() => 'ok', e => e.message.match(/ERR_\w+/)?.[0] ?? e.message);
  measured('Back after leaving the reading, scripts off, shows', back === 'ok' ? 'the reading' : `not the reading (${back})`);
  assert.ok(['ok', 'ERR_CACHE_MISS'].includes(back), back);
}));

test('the page is blank at once, however slow the answer', () => withPage({}, async page => {
  await stubs(page, { hold: 1500 });
  for (const path of ['/en/', '/el/contacts/it', `/pl/signs/full${asked}`]) {
    await page.goto(base + path);
    const title = await page.title();
    await page.evaluate(() => {
      let clicked;
      document.addEventListener('click', e => { clicked = e.timeStamp; }, true);
      new MutationObserver(() => {
        const root = document.documentElement;
        console.info('blank ' + JSON.stringify({ hidden: root.hidden, shown: root.checkVisibility(), title: document.title, ms: performance.now() - clicked }));
      }).observe(document.documentElement, { attributes: true, attributeFilter: ['hidden'] });
    });
    const said = page.waitForEvent('console', m => m.text().startsWith('blank '));
    const exit = await page.locator('a.exit').boundingBox();
    await page.mouse.click(exit.x + exit.width / 2, exit.y + exit.height / 2); // does not wait for where it leads
    const seen = JSON.parse((await said).text().slice(6));
    assert.equal(page.url(), base + path, `${path}: /leave is still on its way`);
    assert.ok(seen.hidden && !seen.shown, `${path}: blank meanwhile`);
    assert.notEqual(seen.title, title, `${path}: the title changes too`);
    assert.ok(seen.ms >= 0 && seen.ms <= 100, `${path}: ${seen.ms} ms from tap to blank, at most 100`);
    measured(`ms from tap to blank, ${path.split('?')[0]}`, seen.ms.toFixed(1));
    await page.waitForURL(/neutral-/);
  }
}));

test('three times Shift leaves, outside of text fields only', () => withPage({}, async page => {
  await stubs(page);
  const shift = async n => { for (let i = 0; i < n; i++) await page.keyboard.press('Shift'); };
  await page.goto(quick('it'));
  await page.locator('textarea[name=reason]').click();
  await shift(4);
  await page.waitForTimeout(300);
  assert.equal(page.url(), quick('it'), 'in a text field');
  assert.equal(await page.evaluate(() => document.documentElement.hidden), false);
  await page.locator('input[name=view]').first().focus();
  await shift(2);
  await page.keyboard.press('a');
  await shift(2);
  await page.waitForTimeout(300);
  assert.equal(page.url(), quick('it'), 'another key in between');
  await shift(1);
  await page.waitForURL(neutral('it'));
  for (const path of ['/el/', '/el/contacts/now', '/el/leaving']) {
    await page.goto(base + path);
    await shift(3);
    await page.waitForURL(neutral('el'));
  }
}));
