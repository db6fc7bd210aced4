// What pages weigh, and the quick check on a slow and lossy line.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base, fillStart, langs, measured, press, signNames, tap, withPage } from './harness.mjs';
import { pages } from './pages.mjs';
import { slowLine } from './slow.mjs';

const KB = 1024;

// Counts requests and the bytes of their answers, headers included, as they came over the line.
async function meter(page) {
  const cdp = await page.context().newCDPSession(page);
  const seen = { urls: new Map(), bytes: 0, open: new Set() };
  cdp.on('Network.requestWillBeSent', e => {
    if (e.request.url.startsWith('data:')) return;
    seen.urls.set(`${e.requestId} ${e.request.url}`, e.request.url);
    seen.open.add(e.requestId);
  });
  cdp.on('Network.loadingFinished', e => { if (seen.open.delete(e.requestId)) seen.bytes += e.encodedDataLength; });
  cdp.on('Network.loadingFailed', e => { seen.open.delete(e.requestId); });
  await cdp.send('Network.enable');
  await cdp.send('Network.clearBrowserCache');
  return seen;
}

// Waits for what is still on its way. The icon is fetched last, and by some browsers without a
// word to the tools: then it is counted by hand.
async function settled(page, seen) {
  const icon = await page.evaluate(() => document.querySelector('link[rel=icon]').href);
  const there = () => [...seen.urls.values()].includes(icon);
  for (let i = 0; i < 20 && (seen.open.size || !there()); i++) await page.waitForTimeout(50);
  assert.equal(seen.open.size, 0, 'every request has ended');
  if (there()) return;
  const r = await page.request.get(icon, { headers: { 'Accept-Encoding': 'gzip' } });
  if (there()) return;
  seen.urls.set('icon', icon);
  seen.bytes += Number(r.headers()['content-length']) + r.headersArray().reduce((n, h) => n + h.name.length + h.value.length + 4, 17);
}

for (const lang of langs) {
  test(`the first visit of every page, ${lang}`, async () => {
    const wrong = [];
    let heaviest = { bytes: 0 }, most = 0;
    for (const p of pages().filter(p => p.lang === lang)) {
      await withPage({}, async page => {
        const seen = await meter(page);
        const answer = await page.goto(base + p.path);
        assert.ok(answer.status() === 200 && page.url() === base + p.path, `${p.path} is shown itself: ${answer.status()} ${page.url()}`);
        await settled(page, seen);
        const requests = seen.urls.size;
        if (requests > 5) wrong.push(`${p.key}: ${requests} requests`);
        if (seen.bytes > 60 * KB) wrong.push(`${p.key}: ${seen.bytes} bytes, above the hard stop of 60 KB`);
        else if (seen.bytes > 50 * KB) wrong.push(`${p.key}: ${seen.bytes} bytes, more than 50 KB`);
        assert.ok(requests >= 4 && seen.bytes > 10 * KB, `${p.key}: ${requests} requests and ${seen.bytes} bytes are no first visit`);
        most = Math.max(most, requests);
        if (seen.bytes > heaviest.bytes) heaviest = { bytes: seen.bytes, key: p.key };
        if (['/', '/signs', '/signs/quick', '/contacts/it'].includes(p.key)) measured(`first visit, ${p.key}, ${lang}`, `${(seen.bytes / KB).toFixed(1)} KB, ${requests} requests`);
      });
    }
    measured(`heaviest first visit, ${lang}`, `${(heaviest.bytes / KB).toFixed(1)} KB, ${heaviest.key}; at most ${most} requests`);
    assert.deepEqual(wrong, []);
  });
}

// One check over the slow line: how long the reader waited, and what travelled.
async function slowCheck(lang, seed) {
  const line = await slowLine(base, { seed });
  try {
    return await withPage({ viewport: { width: 360, height: 640 } }, async page => {
      page.context().setDefaultTimeout(60000);
      const waits = [];
      const arrived = async (name, selector) => {
        assert.ok(await page.locator(selector).count() > 0, `${name} is shown: ${page.url()} "${await page.title()}"`);
        waits.push(await page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventEnd) / 1000);
      };
      const loaded = () => page.waitForFunction(() => performance.getEntriesByType('navigation')[0].loadEventEnd > 0);
      await page.goto(`${line.base}/${lang}/signs`);
      await loaded();
      await arrived('the start form', 'button[name=form][value=quick]');
      await fillStart(page);
      await press(page, 'button[name=form][value=quick]');
      await loaded();
      await arrived('the quick form', 'form[data-steps]');
      const names = await signNames(page);
      for (const [i, name] of names.entries()) await tap(page, name, i % 2 ? 'no' : 'yes');
      await press(page, 'form[id=f] .acts button.btn');
      await loaded();
      await arrived('the reading', '.reading');
      await press(page, '.next a.go');
      await loaded();
      await arrived('the contacts', 'main a[href^="tel:"]');
      return { waits, total: waits.reduce((a, b) => a + b), ...line.count };
    });
  } finally {
    await line.stop();
  }
}

test('the quick check at 256 kbit/s, 600 ms and 5 % loss', { timeout: 240_000 }, async () => {
  const all = [];
  // The waiting is the line's, not the processor's: the four languages go at the same time.
  for (const seed of [1, 2, 3]) all.push(...await Promise.all(langs.map(async (lang, i) => ({ lang, seed, ...await slowCheck(lang, seed * 10 + i) }))));
  const over = [];
  for (const r of all.sort((a, b) => a.total - b.total)) {
    const bytes = r.down + r.up;
    measured(`slow check, ${r.lang}, line ${r.seed}`,
      `${r.total.toFixed(1)} s (${r.waits.map(w => w.toFixed(1)).join(' + ')}), ${(r.down / KB).toFixed(1)} KB down, ${(r.up / KB).toFixed(1)} KB up, ${r.lost} lost, ${r.connections} connections`);
    if (bytes > 80 * KB) over.push(`${r.lang}: ${bytes} bytes, more than 80 KB`);
  }
  const median = (all[all.length / 2 - 1].total + all[all.length / 2].total) / 2;
  measured('slow check, waiting', `median ${median.toFixed(1)} s, worst ${all.at(-1).total.toFixed(1)} s of ${all.length} runs`);
  assert.deepEqual(over, []);
  assert.ok(median <= 10, `${median.toFixed(1)} s of waiting at the median, at most 10`);
});
