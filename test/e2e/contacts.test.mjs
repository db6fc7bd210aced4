// Who to call: an operator's corrections while the program runs, the small cards, and the duty of one profession.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { base, langs, measured, press, withPage } from './harness.mjs';
import { onPaper, sheets } from './paper.mjs';
import { startServer } from './server.mjs';
import { say } from './words.mjs';

const day = ago => new Date(Date.now() - ago * 864e5).toISOString().slice(0, 10);
const line = (phone, ago = 20) => `lines:\n  it-inl: {phone: "${phone}", shown: "${phone}", state: checked, by: "A. Persona, Sportello", on: "${day(ago)}"}\n`;

// A number of the contacts and what the page says of it.
const shown = (page, phone) => page.evaluate(p => {
  const a = document.querySelector(`main a[href="tel:${p}"]`), seen = a?.closest('.line')?.querySelector('.seen');
  return a ? { text: a.innerText.trim(), state: seen.innerText.trim(), warned: seen.classList.contains('not') } : null;
}, phone);

test('an operator corrects a number while the program runs', { timeout: 120_000 }, async () => {
  const dir = mkdtempSync(`${tmpdir()}/free2link-contacts-`), file = `${dir}/contacts.yaml`, log = `${dir}/serve.log`;
  const put = text => { writeFileSync(`${file}.new`, text); renameSync(`${file}.new`, file); };
  put(line('0102'));
  const server = await startServer(log, ['--data', dir]);
  try {
    await withPage({}, async page => {
      for (const lang of langs) {
        await page.goto(`${server.base}/${lang}/contacts/it`);
        const at = await shown(page, '0102');
        assert.ok(at, `${lang}: the number of the operator`);
        assert.equal(at.text, '0102', `${lang}: digits as they were written`);
        const parts = say(lang, 'Checked on %s by %s').split('%s');
        assert.ok(parts.every(p => at.state.includes(p)) && at.state.includes('A. Persona, Sportello'), `${lang}: ${at.state}`);
        assert.match(at.state, new RegExp(`${new Date().getUTCFullYear()}|${new Date(Date.now() - 20 * 864e5).getUTCFullYear()}`), `${lang}: ${at.state}`);
        assert.equal(at.warned, false, `${lang}: no warning`);
      }
      await page.goto(`${server.base}/en/contacts/it/card?n=it-inl`);
      assert.equal(await page.locator('.cards li').first().innerText(), '0102', 'and so do the cards');

      // A change is there within ten seconds, and nobody starts anything anew.
      await page.goto(`${server.base}/en/contacts/it`);
      const since = Date.now();
      put(line('0103'));
      let at;
      for (; !at && Date.now() - since < 12_000; at = await shown(page, '0103')) { await page.waitForTimeout(250); await page.reload(); }
      const took = (Date.now() - since) / 1000;
      assert.ok(at && took <= 10, `${took} s until the new number is shown`);
      measured('s from a change of contacts.yaml to the page', took.toFixed(1));
      assert.equal(await shown(page, '0102'), null, 'the old number is gone');

      // A broken file is named in the log, and changes nothing.
      for (const [what, text] of [['cut off', 'lines:\n  it-inl: {phone: "01'], ['not quoted', line('0104').replaceAll('"0104"', '0104')], ['a check tomorrow', line('0105', -2)]]) {
        const length = readFileSync(log).length;
        put(text);
        for (let i = 0; i < 40 && !readFileSync(log, 'utf8').slice(length).includes('contacts.yaml'); i++) await page.waitForTimeout(250);
        assert.match(readFileSync(log, 'utf8').slice(length), /contacts\.yaml: line 2/, `${what}: the log names file and line`);
        await page.reload();
        assert.equal((await shown(page, '0103'))?.text, '0103', `${what}: the last good number stays`);
      }

      // A check that is older than half a year says so.
      put(line('0103', 183));
      let old;
      for (let i = 0; i < 40 && !old?.warned; i++) { await page.waitForTimeout(250); await page.reload(); old = await shown(page, '0103'); }
      assert.ok(old.warned, 'the state is marked as a warning');
      for (const lang of langs) {
        await page.goto(`${server.base}/${lang}/contacts/it`);
        const { state } = await shown(page, '0103'), parts = say(lang, 'Checked on %s by %s. That is more than 180 days ago: the number may have changed.').split('%s');
        assert.ok(parts.every(p => state.includes(p.trim())) && state.includes('A. Persona, Sportello'), `${lang}: ${state}`);
      }
    });
  } finally {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
});

test('a broken file of the operator stops the start, with its line', async () => {
  const dir = mkdtempSync(`${tmpdir()}/free2link-contacts-`), log = `${dir}/serve.log`;
  try {
    for (const text of [line('0102').replaceAll('"0102"', '0102'), 'lines:\n  it-nobody: {hidden: yes}\n', line('0102', -2)]) {
      writeFileSync(`${dir}/contacts.yaml`, text);
      await assert.rejects(startServer(log, ['--data', dir]).then(s => s.stop()), /ended with [1-9]/, text);
      assert.match(readFileSync(log, 'utf8'), /contacts\.yaml: line 2: .{10}/, text);
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});

for (const lang of langs) {
  test(`ten cards on one page show a number and nothing else, ${lang}`, () => withPage({ javaScriptEnabled: false }, async page => {
    let choices = 0;
    for (const country of ['it', 'el', 'pl', 'at']) {
      await page.goto(`${base}/${lang}/contacts/${country}`);
      await press(page, `main .acts a[href$="/contacts/${country}/card"]`);
      const all = await page.evaluate(() => [...document.querySelectorAll('input[name=n]')].map(i => [i.value, i.closest('label').querySelector('bdi').innerText]));
      assert.ok(all.length >= 1, `${country}: numbers to choose from`);
      for (const [id, number] of all) {
        choices++;
        await page.locator(`input[name=n][value="${id}"]`).check();
        await press(page, 'main form button.btn:not([data-print])');
        assert.equal(await page.locator('input[name=n]:checked').getAttribute('value'), id, 'the choice stays');
        const printed = (await onPaper(page, () => document.body.innerText)).split('\n').map(s => s.trim()).filter(Boolean);
        assert.deepEqual(printed, Array(10).fill(number), `${country}, ${id}: what is printed`);
        assert.match(number, /^[+\d][\d ]*$/, 'a number and no word');
      }
      const drawn = await onPaper(page, () => {
        const cards = [...document.querySelectorAll('.cards li')].map(c => c.getBoundingClientRect());
        return {
          pictures: [...document.querySelectorAll('body svg, body img')].filter(e => e.checkVisibility()).length,
          size: cards.map(c => `${Math.round(c.width / 96 * 25.4)} × ${Math.round(c.height / 96 * 25.4)} mm`),
        };
      }, 20);
      assert.equal(drawn.pictures, 0, 'no brand and no sign');
      assert.deepEqual([...new Set(drawn.size)].length, 1, `${drawn.size}`);
      measured(`a card, ${country}, ${lang}`, drawn.size[0]);
      assert.equal(await sheets(page), 1, `${country}: A4 pages`);
    }
    assert.ok(choices >= 10, `${choices} numbers`);
  }));

  test(`how help works shows the duty that fits, ${lang}, scripts off`, () => withPage({ javaScriptEnabled: false }, async page => {
    for (const country of ['it', 'el', 'pl']) {
      // Which profession each duty is for, in the order of the page.
      const duties = readFileSync(new URL(`../../content/pathways/${country}.yaml`, import.meta.url), 'utf8').match(/^ {4}roles: \[.+\]$/gm).map(l => l.match(/\[(.+)\]/)[1].split(', '));
      const heads = () => page.locator('#duty article h3').allInnerTexts();
      await page.goto(`${base}/${lang}/contacts/${country}/steps`);
      const all = await heads(), roles = await page.evaluate(() => [...document.querySelectorAll('#role option')].map(o => [o.value, o.label]).filter(([v]) => v));
      assert.equal(all.length, duties.length, `${country}: every duty is shown at first`);
      assert.equal(roles.length, 15, 'professions');
      let fewer = 0;
      for (const [role, label] of roles) {
        await page.locator('#role').selectOption(role);
        await press(page, '#duty form button');
        assert.equal(new URL(page.url()).hash, '#duty', 'the duty is what one sees');
        const want = all.filter((_, i) => duties[i].includes('all') || duties[i].includes(role));
        assert.deepEqual(await heads(), want, `${country}, ${role}`);
        if (want.length < all.length) fewer++;
        assert.equal(await page.locator('#role').inputValue(), role, 'the choice stays');
        assert.ok((await page.locator('#duty .label').innerText()).includes(label), `${country}, ${role}: says for whom`);
      }
      assert.ok(fewer > 0, `${country}: somebody has fewer duties than all`);
      await page.locator('#role').selectOption('');
      await press(page, '#duty form button');
      assert.deepEqual(await heads(), all, 'and all again');
    }
  }));
}
