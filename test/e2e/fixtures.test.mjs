// The components of the design system, each with its fixture page: axe finds nothing, light and
// dark, and nothing scrolls sideways, in every language and in the two pseudo languages.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { devBase, langs, withPage } from './harness.mjs';

const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const names = readdirSync(new URL('../../ui/fixtures/', import.meta.url)).filter(f => f.endsWith('.html')).map(f => f.slice(0, -5));

for (const [lang, how, options] of [
  ...langs.map(l => [l, 'light', { viewport: { width: 1280, height: 900 } }]),
  ['el', 'dark, 320 px', { colorScheme: 'dark', viewport: { width: 320, height: 640 } }],
  ['xr', 'right to left, 320 px', { viewport: { width: 320, height: 640 } }],
  ['xl', 'long words, 320 px', { viewport: { width: 320, height: 640 } }],
]) {
  test(`the components, ${lang}, ${how}`, () => withPage({ ...options, bypassCSP: true }, async (page, context) => {
    assert.ok(names.length >= 8, `${names.length} fixtures`);
    await context.addInitScript({ content: axe });
    const wrong = [];
    for (const name of names) {
      const answer = await page.goto(`${devBase}/_ui/${name}?l=${lang}`);
      assert.equal(answer.status(), 200, name);
      const found = await page.evaluate(async t => {
        const bar = document.querySelector('.exitbar');
        if (bar) bar.style.position = 'relative'; // else it slides over what axe scrolls to
        const r = await window.axe.run(document, { runOnly: { type: 'tag', values: t }, resultTypes: ['violations'] });
        return { list: r.violations.flatMap(v => v.nodes.map(n => `${v.id} at ${n.target.join(' ')}`)), passes: r.passes.length, wide: document.scrollingElement.scrollWidth - innerWidth };
      }, tags);
      assert.ok(found.passes > 10, `axe ran on ${name}`);
      if (lang === 'xl') found.list = found.list.filter(v => !v.startsWith('label-content-name-mismatch')); // the name in the mark is not stretched
      wrong.push(...found.list.map(v => `${name}: ${v}`));
      if (found.wide > 0) wrong.push(`${name}: ${found.wide} px wider than the window`);
    }
    assert.deepEqual(wrong, []);
  }));
}
