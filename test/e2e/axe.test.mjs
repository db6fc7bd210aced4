// axe-core with the tags of WCAG 2.2 AA and best practice on every page, in every
// language: no violation. What axe cannot decide must be explained below, or it fails too.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { base, langs, measured, post, posted, withPage } from './harness.mjs';
import { pages } from './pages.mjs';

const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// What axe leaves to people, looked at: rule, what the selector or the message holds, and why it is fine.
const explained = [
  ['color-contrast', 'due to a pseudo element', 'the box of a chosen answer is drawn by its text; its contrast is computed by chosenContrast below'],
];

// The contrast of every chosen answer against the box that its text draws, WCAG 2.2 1.4.3.
const chosenContrast = page => page.evaluate(() => {
  const channel = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const numbers = text => text.match(/[\d.]+/g).map(Number);
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  return [...document.querySelectorAll('label > input:checked + span')].flatMap(span => {
    const box = numbers(getComputedStyle(span, '::before').backgroundColor);
    if (!getComputedStyle(span, '::before').content.startsWith('"') || box[3] === 0) return []; // a box of the browser, which axe reads
    const [a, b] = [light(numbers(getComputedStyle(span).color)), light(box)].sort((x, y) => y - x);
    return [(a + 0.05) / (b + 0.05)];
  });
});

async function check(page, name, wrong, open) {
  const result = await page.evaluate(async t => {
    // The exit button would slide over whatever axe scrolls to: it stays at the top of the page meanwhile.
    const bar = document.querySelector('.exitbar');
    if (bar) bar.style.position = 'relative';
    scrollTo(0, 0);
    const r = await window.axe.run(document, { runOnly: { type: 'tag', values: t }, resultTypes: ['violations', 'incomplete'] });
    const short = list => list.flatMap(x => x.nodes.map(n => ({ id: x.id, at: n.target.join(' '), why: [...n.any, ...n.all, ...n.none].map(c => c.message).join('; ') })));
    return { violations: short(r.violations), incomplete: short(r.incomplete), passes: r.passes.length };
  }, tags);
  assert.ok(result.passes > 10, `axe ran on ${name}`);
  for (const v of result.violations) wrong.push(`${name}: ${v.id} at ${v.at}: ${v.why}`);
  for (const i of result.incomplete) {
    if (!explained.some(([rule, part]) => rule === i.id && `${i.at} ${i.why}`.includes(part))) open.push(`${name}: ${i.id} at ${i.at}: ${i.why}`);
  }
}

async function checkAll(lang, options, how) {
  await withPage({ ...options, bypassCSP: true }, async (page, context) => {
    await context.addInitScript({ content: axe });
    const wrong = [], open = [], contrasts = [];
    let n = 0;
    for (const p of pages().filter(p => p.lang === lang)) {
      await page.goto(base + p.path);
      await check(page, p.key, wrong, open);
      n++;
    }
    for (const [name, path, fields] of posted(lang)) {
      await post(page, path, fields);
      await check(page, name, wrong, open);
      n++;
      contrasts.push(...await chosenContrast(page));
    }
    await page.goto(`${base}/${lang}/there-is-no-such-page`);
    await check(page, '404', wrong, open);
    measured(`axe, ${lang}, ${how}`, `${n + 1} pages, ${wrong.length} violations, ${open.length} undecided`);
    assert.deepEqual(wrong, [], 'violations');
    assert.deepEqual(open, [], 'what axe cannot decide and nobody has explained');
    assert.ok(contrasts.length >= 7 && Math.min(...contrasts) >= 4.5, `contrast of chosen answers: ${contrasts}`);
  });
}

for (const lang of langs) test(`axe finds nothing, ${lang}, light, 1280 px`, () => checkAll(lang, {}, 'light, 1280 px'));
for (const lang of ['en', 'el']) {
  test(`axe finds nothing, ${lang}, dark, 320 px`, () => checkAll(lang, { colorScheme: 'dark', viewport: { width: 320, height: 640 } }, 'dark, 320 px'));
}
