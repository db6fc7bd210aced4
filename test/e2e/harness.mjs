// What the test files share: contexts that watch the promises, and a place for numbers.
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { after } from 'node:test';
import { chromium } from 'playwright-core';
import * as steps from './steps.mjs';
import { advert, agreed, arabic, begin, chat, confirmed, onlineQuestions, safe, strong } from './steps.mjs';

export * from './steps.mjs';
export const base = process.env.F2L_BASE;
export const devBase = process.env.F2L_DEV_BASE;
if (!base) throw new Error('start the tests with: node run.mjs');

/** What the start form says when a check of an adult, of a child, or in danger may begin. */
export const asked = await begin(base);
export const askedChild = await begin(base, { age: 'child' });
const askedChildOnline = await begin(base, { age: 'child', ...Object.fromEntries(onlineQuestions.map(q => [q, 'yes'])) });
const askedDanger = await begin(base, { 'now.hurt_or_threatened': 'yes' });

const browser = await chromium.connect(process.env.F2L_BROWSER);
const self = process.argv[1].split('/').pop();
const done = file => `${process.env.F2L_OUT}/done-${file}`;
after(async () => { await browser.close(); writeFileSync(done(self), ''); });

/** Waits for the other test files, so that a clock does not measure their work. */
export async function othersDone() {
  const others = process.env.F2L_FILES.split(' ').filter(f => f !== self);
  for (let i = 0; i < 300 && !others.every(f => existsSync(done(f))); i++) await new Promise(ok => setTimeout(ok, 1000));
}

/** Writes a line of the table at the end. */
export function measured(what, value) {
  appendFileSync(`${process.env.F2L_OUT}/measures-${self}.jsonl`, JSON.stringify({ what, value: String(value) }) + '\n');
}

/**
 * Runs fn with a page in a context of its own and closes it. What breaks a promise is
 * kept in page.broken: requests to other sites, console errors, CSP violations, dead pages.
 */
export async function withPage(options, fn) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(15000);
  try {
    await context.addInitScript(() => addEventListener('securitypolicyviolation', e => console.error(`CSP ${e.violatedDirective} ${e.blockedURI}`)));
    const page = await context.newPage();
    page.broken = watch(context, page);
    return await fn(page, context);
  } finally {
    await context.close();
  }
}

function watch(context, page) {
  const broken = [];
  context.on('request', r => { if (new URL(r.url()).origin !== new URL(base).origin && !r.url().startsWith(devBase)) broken.push(`request to ${r.url()}`); });
  page.on('console', m => {
    // A browser built without a feature says so where the policy forbids it; the policy's values are those of the security standard.
    if (/Permissions-Policy header: Unrecognized feature/.test(m.text())) return;
    if (m.type() === 'error' || m.type() === 'warning') broken.push(`console: ${m.text()} ${m.location().url}`);
  });
  page.on('pageerror', e => broken.push(`script: ${e.message}`));
  page.on('crash', () => broken.push('the page crashed'));
  return broken;
}

/** What the device keeps of the site; everything must be empty. */
export async function kept(page, context) {
  const found = (await context.cookies()).map(c => `cookie ${c.name}`);
  return found.concat(await page.evaluate(async () => {
    const out = [];
    if (localStorage.length) out.push(`localStorage ${Object.keys(localStorage)}`);
    if (sessionStorage.length) out.push(`sessionStorage ${Object.keys(sessionStorage)}`);
    for (const d of await indexedDB.databases()) out.push(`indexedDB ${d.name}`);
    for (const k of await caches.keys()) out.push(`cache ${k}`);
    for (const r of await navigator.serviceWorker.getRegistrations()) out.push(`worker ${r.scope}`);
    return out;
  }));
}

/** Sends a form to the site of the tests, or to another one. */
export const post = (page, path, fields, site = base) => steps.post(page, path, fields, site);

/** The pages that answer a form, in one language: name and how to get there. */
export const posted = lang => [
  ['start with errors', `/${lang}/signs`, { country: 'it', interpreter: 'none' }], // two chosen, the rest missing
  ['danger', `/${lang}/signs`, { ...safe, 'now.hurt_or_threatened': 'yes' }],
  ['child', `/${lang}/signs`, { ...safe, age: 'child' }],
  ['cover', `/${lang}/signs`, { ...safe, alone: 'no' }],
  ['online danger', `/${lang}/signs`, { ...safe, 'online.images': 'yes', 'online.meeting': 'yes', 'online.phone': 'yes' }],
  ['form with errors', `/${lang}/signs/quick${asked}`, { ...strong, 'debt-bondage': 'perhaps', reason: 'x'.repeat(1001), nothing: '1' }],
  ['reading, strongest', `/${lang}/signs/quick${asked}`, { ...strong, reason: 'Call 600 000 000' }],
  ['reading, child', `/${lang}/signs/quick${askedChildOnline}`, strong],
  ['reading, in danger', `/${lang}/signs/quick${askedDanger}`, strong],
  ['reading, nothing noted', `/${lang}/signs/quick${asked}`, {}],
  ['message, an advert', `/${lang}/message`, { text: advert, country: 'it' }],
  ['message, a chat', `/${lang}/message`, { text: chat }],
  ['message, in another script', `/${lang}/message`, { text: arabic }],
  ['message, nothing found', `/${lang}/message`, { text: 'Xyzzy plugh 17.' }],
  ['message, with errors', `/${lang}/message`, { text: '', in: 'xx' }],
  ['start with signs from a message', `/${lang}/signs`, confirmed],
  ['form with signs from a message', `/${lang}/signs`, { ...safe, 'documents-withheld': 'yes', 'told-to-keep-secret': 'yes' }],
  ['sheet form without a reading, with errors', `/${lang}/signs/sheet`, { ...agreed, do: 'make', 'r.to': '', 'r.age': 'old', 'r.via': 'own', 'r.hours': '', 'r.agree-share': 'no' }],
  ['sheet form', `/${lang}/signs/sheet${asked}`, { ...strong, at: 'reading' }],
  ['sheet form of a child', `/${lang}/signs/sheet${askedChild}`, { ...strong, at: 'reading' }],
  ['sheet form with errors', `/${lang}/signs/sheet${asked}`, { ...strong, ...agreed, do: 'make', 'r.from': '', 'r.reach': '', 'r.need-sleep': '', 'r.need-legal': '', 'r.needed': '', 'r.hours': 'x'.repeat(161), 'r.to': 'it-nobody', theirs: 'x'.repeat(301) }],
  ['sheet refused', `/${lang}/signs/sheet${asked}`, { ...strong, ...agreed, do: 'make', 'r.agree-share': 'no' }],
  ['sheet made, two languages', `/${lang}/signs/sheet${asked}`, { ...strong, ...agreed, do: 'make', 'r.to': lang === 'el' ? 'it-antitratta' : 'el-1109' }],
  ['sheet made, one language', `/${lang}/signs/sheet${asked}`, { ...strong, ...agreed, do: 'make', 'r.to': { en: 'de-kok', it: 'it-antitratta' }[lang] ?? { pl: 'pl-kcik', el: 'el-1109' }[lang] }],
  ['sheet made, child, with a number in it', `/${lang}/signs/sheet${askedChild}`, { ...strong, ...agreed, do: 'make', 'r.agree-share': 'no', 'r.told': 'will', 'r.needed': 'call 600 000 000' }],
];
