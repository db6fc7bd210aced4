// Paper: how many A4 pages the browser makes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { advert, asked, base, langs, measured, post, strong, withPage } from './harness.mjs';
import { sheets } from './paper.mjs';

for (const lang of langs) {
  test(`the paper form prints on two pages, ${lang}`, () => withPage({}, async page => {
    await page.goto(`${base}/${lang}/signs/paper`);
    const n = await sheets(page);
    measured(`A4 pages, paper form, ${lang}`, n);
    assert.ok(n <= 2, `${n} pages`);
  }));
  test(`the reading of a message prints on four pages, ${lang}`, () => withPage({}, async page => {
    await post(page, `/${lang}/message`, { text: advert, country: 'it' });
    const n = await sheets(page);
    measured(`A4 pages, reading of a message, ${lang}`, n);
    assert.ok(n <= 4, `${n} pages`);
  }));
  test(`the reading prints on four pages, ${lang}`, () => withPage({}, async page => {
    await post(page, `/${lang}/signs/quick${asked}`, strong);
    const n = await sheets(page);
    measured(`A4 pages, reading, ${lang}`, n);
    assert.ok(n <= 4, `${n} pages`);
  }));
}
