// What pages weigh: requests and bytes of a first visit.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base, langs, measured, posted, withPage } from './harness.mjs';
import { pages } from './pages.mjs';

const KB = 1024;

// Counts requests and the bytes of their answers, headers included, as they came over the line.
async function meter(page) {
  const cdp = await page.context().newCDPSession(page);
  const seen = { urls: new Map(), bytes: 0, document: 0, open: new Set(), first: '' };
  cdp.on('Network.requestWillBeSent', e => {
    if (e.request.url.startsWith('data:')) return;
    seen.urls.set(`${e.requestId} ${e.request.url}`, e.request.url);
    seen.open.add(e.requestId);
    if (e.type === 'Document') seen.first = e.requestId;
  });
  cdp.on('Network.loadingFinished', e => {
    if (!seen.open.delete(e.requestId)) return;
    seen.bytes += e.encodedDataLength;
    if (e.requestId === seen.first) seen.document = e.encodedDataLength;
  });
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
        if (p.name === 'signs.full') {
          measured(`full form, compressed, ${lang}`, `${(seen.document / KB).toFixed(1)} KB`);
          if (seen.document > 30 * KB) wrong.push(`${p.key}: ${seen.document} bytes compressed, more than 30 KB`);
        }
        if (['/', '/signs', '/signs/quick', '/contacts/it'].includes(p.key)) measured(`first visit, ${p.key}, ${lang}`, `${(seen.bytes / KB).toFixed(1)} KB, ${requests} requests`);
      });
    }
    measured(`heaviest first visit, ${lang}`, `${(heaviest.bytes / KB).toFixed(1)} KB, ${heaviest.key}; at most ${most} requests`);
    assert.deepEqual(wrong, []);
  });
}

// The answer to a form as somebody meets it who has nothing of the site yet, as from a form on a partner's page.
for (const lang of langs) {
  test(`the first visit of the pages that answer a form, ${lang}`, async () => {
    const wrong = [];
    let heaviest = { bytes: 0 };
    for (const [name, path, fields] of posted(lang)) {
      await withPage({}, async page => {
        await page.goto('about:blank');
        const seen = await meter(page);
        await Promise.all([
          page.waitForURL(url => url.pathname === path.split('?')[0], { waitUntil: 'load' }),
          page.evaluate(([action, all]) => {
            const form = Object.assign(document.createElement('form'), { method: 'post', action });
            for (const [n, value] of Object.entries(all)) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: n, value }));
            document.body.append(form);
            form.submit();
          }, [base + path, fields]),
        ]);
        await settled(page, seen);
        assert.ok(seen.bytes > 10 * KB, `${name}: ${seen.bytes} bytes are no first visit`);
        if (seen.bytes > 50 * KB) wrong.push(`${name}: ${seen.bytes} bytes, more than 50 KB`);
        if (name.startsWith('sheet') || name.startsWith('message')) measured(`first visit, ${name}, ${lang}`, `${(seen.bytes / KB).toFixed(1)} KB`);
        if (seen.bytes > heaviest.bytes) heaviest = { bytes: seen.bytes, name };
      });
    }
    measured(`heaviest answer to a form, ${lang}`, `${(heaviest.bytes / KB).toFixed(1)} KB, ${heaviest.name}`);
    assert.deepEqual(wrong, []);
  });
}
