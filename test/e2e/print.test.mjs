// Paper: how many A4 pages the browser makes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked, base, langs, measured, post, strong, withPage } from './harness.mjs';

async function sheets(page) {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g)];
  for (const [, w, h] of boxes) assert.ok(Math.abs(w - 595) < 2 && Math.abs(h - 842) < 2, `a page of ${w} × ${h} points is no A4`);
  const n = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  assert.ok(n >= 1 && n === boxes.length, `${n} pages found, ${boxes.length} sizes`);
  return n;
}

for (const lang of langs) {
  test(`the paper form prints on two pages, ${lang}`, () => withPage({}, async page => {
    await page.goto(`${base}/${lang}/signs/paper`);
    const n = await sheets(page);
    measured(`A4 pages, paper form, ${lang}`, n);
    assert.ok(n <= 2, `${n} pages`);
  }));
  test(`the reading prints on four pages, ${lang}`, () => withPage({}, async page => {
    await post(page, `/${lang}/signs/quick${asked}`, strong);
    const n = await sheets(page);
    measured(`A4 pages, reading, ${lang}`, n);
    assert.ok(n <= 4, `${n} pages`);
  }));
}
