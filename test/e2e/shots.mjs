// Screenshots for the documentation: node shots.mjs OUTDIR. Home, start, form, reading, danger, child,
// contacts and about, in each language, at 360 and 1280 px; home and reading also in the dark.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { chromium } from 'playwright-core';
import { shrink } from './png.mjs';
import { launchOptions, startServer } from './server.mjs';
import { begin, langs, post, safe, strong } from './steps.mjs';

const out = process.argv[2];
if (!out) { console.error('usage: node shots.mjs OUTDIR'); process.exit(2); }
const words = {
  en: 'I only want my papers and my money.', it: 'Voglio solo i miei documenti e i miei soldi.',
  el: 'Θέλω μόνο τα χαρτιά μου και τα λεφτά μου.', pl: 'Chcę tylko moich dokumentów i moich pieniędzy.',
};
const most = 12e6; // bytes of the whole folder
mkdirSync(out, { recursive: true });
for (const f of readdirSync(out)) if (/\.(en|it|el|pl)-\d+(-dark)?\.png$/.test(f)) rmSync(`${out}/${f}`); // those of pages that are gone

const logs = mkdtempSync(`${tmpdir()}/free2link-shots-`);
const server = await startServer(`${logs}/serve.log`);
const browser = await chromium.launch(launchOptions());
let code = 0;
try {
  const asked = await begin(server.base);
  const answer = (path, fields) => page => post(page, path, fields, server.base);
  const open = path => page => page.goto(server.base + path);
  const shots = lang => ({
    home: open(`/${lang}/`),
    start: open(`/${lang}/signs`),
    form: open(`/${lang}/signs/quick${asked}`),
    reading: answer(`/${lang}/signs/quick${asked}`, { ...strong, theirs: words[lang] }),
    danger: answer(`/${lang}/signs`, { ...safe, 'now.hurt_or_threatened': 'yes' }),
    child: answer(`/${lang}/signs`, { ...safe, age: 'child' }),
    contacts: open(`/${lang}/contacts/${{ el: 'el', pl: 'pl' }[lang] ?? 'it'}`),
    about: open(`/${lang}/about`),
  });
  for (const lang of langs) for (const [width, colorScheme] of [[360, 'light'], [1280, 'light'], [1280, 'dark']]) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    for (const [name, go] of Object.entries(shots(lang))) {
      if (colorScheme === 'dark' && !['home', 'reading'].includes(name)) continue;
      await go(page);
      const long = await page.evaluate(() => document.scrollingElement.scrollHeight);
      const height = Math.min(long, name === 'form' ? 2400 : 3200);
      const picture = await page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height } });
      writeFileSync(`${out}/${name}.${lang}-${width}${colorScheme === 'dark' ? '-dark' : ''}.png`, shrink(picture));
    }
    await context.close();
  }
  const files = readdirSync(out).filter(f => f.endsWith('.png'));
  const bytes = files.reduce((n, f) => n + statSync(`${out}/${f}`).size, 0);
  console.log(`${files.length} screenshots, ${(bytes / 1e6).toFixed(1)} MB, in ${out}`);
  if (bytes > most) { console.error(`more than ${most / 1e6} MB`); code = 1; }
} finally {
  await browser.close();
  await server.stop();
  rmSync(logs, { recursive: true, force: true });
}
process.exit(code);
