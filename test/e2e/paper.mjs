// Paper: how many A4 pages the browser makes, and what stands on them.
import assert from 'node:assert/strict';

/** The number of pages that the browser prints; each must be A4, upright. */
export async function sheets(page) {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g)];
  for (const [, w, h] of boxes) assert.ok(Math.abs(w - 595) < 2 && Math.abs(h - 842) < 2, `a page of ${w} × ${h} points is no A4`);
  const n = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  assert.ok(n >= 1 && n === boxes.length, `${n} pages found, ${boxes.length} sizes`);
  return n;
}

/** What fn finds on the page as it is printed, on a window as wide as the paper without its margins. */
export async function onPaper(page, fn, margin = 15) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: Math.floor((210 - 2 * margin) * 96 / 25.4), height: 1000 });
  await page.emulateMedia({ media: 'print' });
  try {
    return await page.evaluate(fn);
  } finally {
    await page.emulateMedia({ media: null });
    await page.setViewportSize(before);
  }
}
