// Screenshots for the documentation: node shots.mjs OUTDIR. The pages that matter, in each language, at 360 and
// 1280 px; home and reading also in the dark. Long pages are cut.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { chromium } from 'playwright-core';
import { shrink } from './png.mjs';
import { launchOptions, startServer } from './server.mjs';
import { advert, agreed, begin, chat, langs, post, safe, strong } from './steps.mjs';

const out = process.argv[2];
if (!out) { console.error('usage: node shots.mjs OUTDIR'); process.exit(2); }
const words = {
  en: 'I only want my papers and my money.', it: 'Voglio solo i miei documenti e i miei soldi.',
  el: 'Θέλω μόνο τα χαρτιά μου και τα λεφτά μου.', pl: 'Chcę tylko moich dokumentów i moich pieniędzy.',
};
// What is typed on the sheet, in the language of the page, and a service of another country.
const typed = {
  en: { 'r.needed': 'Halal food, no stairs', 'r.via-how': 'The office, by phone', 'r.hours': 'Monday to Friday, 9 to 12', 'r.code': 'The blue bicycle', 'r.from': 'A night shelter in Torino', 'r.reach': 'The office number, known to you', 'r.to': 'it-antitratta' },
  it: { 'r.needed': 'Cibo halal, niente scale', 'r.via-how': 'L’ufficio, per telefono', 'r.hours': 'Dal lunedì al venerdì, 9–12', 'r.code': 'La bicicletta blu', 'r.from': 'Un dormitorio a Torino', 'r.reach': 'Il numero dell’ufficio, che conoscete', 'r.to': 'el-1109' },
  el: { 'r.needed': 'Φαγητό χαλάλ, χωρίς σκάλες', 'r.via-how': 'Το γραφείο, τηλεφωνικά', 'r.hours': 'Δευτέρα έως Παρασκευή, 9–12', 'r.code': 'Το μπλε ποδήλατο', 'r.from': 'Ένας ξενώνας στη Θεσσαλονίκη', 'r.reach': 'Ο αριθμός του γραφείου, τον έχετε', 'r.to': 'it-antitratta' },
  pl: { 'r.needed': 'Jedzenie halal, bez schodów', 'r.via-how': 'Biuro, telefonicznie', 'r.hours': 'Od poniedziałku do piątku, 9–12', 'r.code': 'Niebieski rower', 'r.from': 'Noclegownia w Łodzi', 'r.reach': 'Numer biura, który znacie', 'r.to': 'it-antitratta' },
};
// Adverts in two more languages, made up.
const adverts = {
  it: 'Cercasi ragazze per un bar all’estero, guadagni altissimi, senza esperienza. Viaggio e alloggio pagati, le spese si restituiscono lavorando. Teniamo noi il passaporto finché non hai pagato il debito.\n\nContratto di 3 mesi, 40 ore alla settimana. Solo WhatsApp +39 333 123 4567',
  pl: 'Pakowanie kwiatów w Holandii. Bardzo wysokie zarobki, bez doświadczenia, bez znajomości języka. Bilet i mieszkanie opłacone, koszty podróży odpracujesz.\n\nUmowa na 3 miesiące, 40 godzin tygodniowo. Wyjazd już w piątek, ostatnie dwa miejsca! Przed wyjazdem paszport oddajesz kierowcy.\n\nKontakt tylko WhatsApp +31 6 12345678',
};
const most = 12e6; // bytes of the whole folder
const home = lang => ({ el: 'el', pl: 'pl' })[lang] ?? 'it';
// Where a page is cut, in px; its top says how it looks.
const cut = { 'message-read': 1300, message: 1000, form: 1700, sheet: 1700, steps: 1700, 'contacts-all': 1800, contacts: 1700, phrases: 1500, 'phrases-uk': 1600, 'online-pictures': 1500, 'online-job-offer': 1500, explained: 1400, 'explained-theme': 1600, rule: 1400, about: 1600 };
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
    message: open(`/${lang}/message`),
    'message-read': answer(`/${lang}/message`, { text: lang === 'pl' ? adverts.pl : lang === 'it' ? adverts.it : lang === 'el' ? chat : advert, country: home(lang) }),
    danger: answer(`/${lang}/signs`, { ...safe, 'now.hurt_or_threatened': 'yes' }),
    child: answer(`/${lang}/signs`, { ...safe, age: 'child' }),
    contacts: open(`/${lang}/contacts/${home(lang)}`),
    'contacts-all': open(`/${lang}/contacts`),
    steps: open(`/${lang}/contacts/${home(lang)}/steps?role=health`),
    card: open(`/${lang}/contacts/${home(lang)}/card`),
    sheet: answer(`/${lang}/signs/sheet${asked}`, { ...strong, ...agreed, ...typed[lang], theirs: words[lang], at: 'reading' }),
    'sheet-made': answer(`/${lang}/signs/sheet${asked}`, { ...strong, ...agreed, ...typed[lang], theirs: words[lang], at: 'reading', do: 'make' }),
    phrases: open(`/${lang}/phrases`),
    'phrases-uk': open(`/${lang}/phrases/uk`),
    'phrase-ar': open(`/${lang}/phrases/ar/11`),
    online: open(`/${lang}/online`),
    'online-pictures': open(`/${lang}/online/pictures`),
    'online-job-offer': open(`/${lang}/online/job-offer`),
    explained: open(`/${lang}/signs/explained`),
    'explained-theme': open(`/${lang}/signs/explained/phone-and-accounts`),
    rule: open(`/${lang}/signs/rule`),
    about: open(`/${lang}/about`),
  });
  for (const lang of langs) for (const [width, colorScheme] of [[360, 'light'], [1280, 'light'], [1280, 'dark']]) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    for (const [name, go] of Object.entries(shots(lang))) {
      if (colorScheme === 'dark' && !['home', 'reading'].includes(name)) continue;
      await go(page);
      const long = await page.evaluate(() => document.scrollingElement.scrollHeight);
      const height = Math.min(long, cut[name] ?? 2800);
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
