// What the test files share: contexts that watch the promises, the steps of a
// check, and a place for numbers. Nothing here depends on words of any language.
import { appendFileSync } from 'node:fs';
import { after } from 'node:test';
import { chromium } from 'playwright-core';

export const base = process.env.F2L_BASE;
export const devBase = process.env.F2L_DEV_BASE;
if (!base) throw new Error('start the tests with: node run.mjs');
export const langs = ['en', 'it', 'el', 'pl'];
/** The language after this one, for tests of changing it. */
export const other = lang => langs[(langs.indexOf(lang) + 1) % langs.length];
/** What the start form says when a check may begin. */
export const asked = '?a=adult&c=it&n=222222&o=222&r=ngo';
export const nowQuestions = ['controller_near', 'hurt_or_threatened', 'locked_in', 'needs_doctor', 'child_in_danger', 'self_harm'].map(q => `now.${q}`);
export const onlineQuestions = ['images', 'meeting', 'phone'].map(q => `online.${q}`);
/** A case whose reading is the strongest: act, means and purpose for an adult. */
export const strong = {
  'documents-withheld': 'yes', 'documents-withheld.way': 'yes', 'phone-monitored': 'yes', 'excessive-hours': 'yes', 'little-or-no-pay': 'yes',
  view: 'worried', theirs: 'Zażółć gęślą jaźń. Ξεσκεπάζω. Perché?',
};
/** A start form with which nothing is wrong. */
export const safe = {
  country: 'it', role: 'ngo', age: 'adult', alone: 'yes', interpreter: 'none', form: 'quick',
  ...Object.fromEntries([...nowQuestions, ...onlineQuestions].map(q => [q, 'no'])),
};

const browser = await chromium.connect(process.env.F2L_BROWSER);
after(() => browser.close());

/** Writes a line of the table at the end. */
export function measured(what, value) {
  appendFileSync(`${process.env.F2L_OUT}/measures-${process.argv[1].split('/').pop()}.jsonl`, JSON.stringify({ what, value: String(value) }) + '\n');
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

/** Sends a form from a blank page of this site, as a browser does, and waits for the answer. */
export async function post(page, path, fields, site = base) {
  await page.goto(`${site}/robots.txt`);
  await Promise.all([
    page.waitForEvent('load'),
    page.evaluate(([action, all]) => {
      const form = Object.assign(document.createElement('form'), { method: 'post', action });
      for (const [name, value] of Object.entries(all)) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
      document.body.append(form);
      form.submit();
    }, [path, fields]),
  ]);
}

/** The pages that answer a form, in one language: name and how to get there. */
export const posted = lang => [
  ['start with errors', `/${lang}/signs`, {}],
  ['danger', `/${lang}/signs`, { ...safe, 'now.hurt_or_threatened': 'yes' }],
  ['child', `/${lang}/signs`, { ...safe, age: 'child' }],
  ['cover', `/${lang}/signs`, { ...safe, alone: 'no' }],
  ['online danger', `/${lang}/signs`, { ...safe, 'online.images': 'yes', 'online.meeting': 'yes', 'online.phone': 'yes' }],
  ['form with errors', `/${lang}/signs/quick${asked}`, { ...strong, 'debt-bondage': 'perhaps', reason: 'x'.repeat(1001), nothing: '1' }],
  ['reading, strongest', `/${lang}/signs/quick${asked}`, { ...strong, reason: 'Call 600 000 000' }],
  ['reading, child', `/${lang}/signs/quick${asked.replace('adult', 'child').replace('o=222', 'o=111')}`, strong],
  ['reading, in danger', `/${lang}/signs/quick${asked.replace('n=222222', 'n=212222')}`, strong],
  ['reading, nothing noted', `/${lang}/signs/quick${asked}`, {}],
];

/** Chooses a radio or box by its label, one tap. */
export async function tap(page, name, value) {
  await page.locator(`label:has(> input[name="${name}"][value="${value}"])`).click();
}

/** Answers the start form by tapping. Returns the number of taps, the button not counted. */
export async function fillStart(page, change = {}) {
  const all = { ...safe, ...change };
  let taps = 0;
  for (const [name, value] of Object.entries(all)) {
    if (name === 'form' || value === null) continue;
    if (name === 'role') await page.locator('select[name=role]').selectOption(value);
    else await tap(page, name, value);
    taps++;
  }
  return taps;
}

/** Sends a form by its button and waits for the next page. */
export async function press(page, selector) {
  await Promise.all([page.waitForEvent('load'), page.locator(selector).first().click()]);
}

/** Changes the language by the list in the head. */
export async function changeLanguage(page, to) {
  const button = page.locator(`.langs button[value="${to}"], .langs a[hreflang="${to}"]`);
  if (!await button.isVisible()) await page.locator('.langs summary').click();
  await Promise.all([page.waitForEvent('load'), button.click()]);
}

/** Everything chosen or typed in the form "f" of the page, by name. */
export const values = page => page.evaluate(() => {
  const out = {};
  for (const el of document.querySelectorAll('form[id=f] :is(input, select, textarea), :is(input, select, textarea)[form=f]')) {
    if ((el.type === 'radio' || el.type === 'checkbox') ? !el.checked : !el.value || el.type === 'hidden') continue;
    out[el.name] = el.value;
  }
  return out;
});

/** The signs of the form on the page, in order. */
export const signNames = page => page.evaluate(() => [...document.querySelectorAll('.q[id^="s-"] .answers')].map(a => a.querySelector('input').name));
