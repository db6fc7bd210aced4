// The steps of a check and the answers they use. Nothing here depends on words of any language.

export const langs = ['en', 'it', 'el', 'pl'];
/** The language after this one, for tests of changing it. */
export const other = lang => langs[(langs.indexOf(lang) + 1) % langs.length];
export const nowQuestions = ['controller_near', 'hurt_or_threatened', 'locked_in', 'needs_doctor', 'child_in_danger', 'self_harm'].map(q => `now.${q}`);
export const onlineQuestions = ['images', 'meeting', 'phone'].map(q => `online.${q}`);
/** A case whose reading is the strongest: act, means and purpose for an adult. */
export const strong = {
  'documents-withheld': 'yes', 'documents-withheld.way': 'yes', 'phone-monitored': 'yes', 'excessive-hours': 'yes', 'little-or-no-pay': 'yes',
  view: 'worried', theirs: 'Zażółć gęślą jaźń. Ξεσκεπάζω. Perché?',
};
/** The fields of the start form that are lists. */
const lists = ['country', 'role'];
/** A start form with which nothing is wrong. */
export const safe = {
  country: 'it', role: 'ngo', age: 'adult', alone: 'yes', interpreter: 'none', form: 'quick',
  ...Object.fromEntries([...nowQuestions, ...onlineQuestions].map(q => [q, 'no'])),
};

/** A referral sheet to which the person agreed, for a service in Greece. */
export const agreed = {
  'r.agree-talk': 'yes', 'r.agree-write': 'yes', 'r.agree-share': 'yes', 'r.agree-signs': 'yes', 'r.agree-words': 'yes', 'r.agree-police': 'no',
  'r.to': 'el-1109', 'r.kind': 'ordinary', 'r.need-sleep': 'yes', 'r.need-legal': 'yes', 'r.needed': 'halal, no stairs', 'r.language': 'pa', 'r.interpreter': 'needed', 'r.worker': 'woman',
  'r.via': 'service', 'r.via-how': 'the office, by phone', 'r.hours': 'Mon–Fri 9–12', 'r.code': 'the blue bicycle', 'r.never-home': 'yes', 'r.never-voicemail': 'yes',
  'r.from': 'Casa Aurora, Torino', 'r.reach': 'the office number, known to you', 'r.called': 'K.',
};

/** Texts to read: an advert with wordings that are very clear, a chat, and one in another script. */
export const advert = 'Girls wanted, no experience needed.\nWe keep your passport until you pay back the debt.\nContract and 40 hours a week. Call +39 333 123 4567 or write to jobs@night.example, https://night.example/x?a=1';
export const chat = ['12/11/24, 19:32 - Max: You are my soulmate, I love you, my queen', '12/11/24, 19:33 - Ana: Hi, I am 15', '13/11/24, 08:01 - Max: Do not tell anybody about us, delete these messages',
  '14/11/24, 10:00 - Max: If you love me, send me a nude photo, just once', '15/11/24, 10:00 - Max: We keep your passport until you pay back the debt'].join('\n');
export const arabic = 'سنحتفظ بجواز سفرك حتى تسددي الدين. واتساب +971 50 123 4567\nWe keep your passport until you pay back the debt.';
/** What the page about a message sends to the start form when the person confirms two signs. */
export const confirmed = { do: 'change', country: 'it', 'documents-withheld': 'yes', 'debt-bondage': 'yes' };

/**
 * Answers the start form and every screen between it and the questions. Returns the query of
 * the address that the questions then have, which is the program's own business.
 */
export async function begin(site, change = {}) {
  const body = new URLSearchParams({ ...safe, ...change, safe: '1', trained: '1', seen: '1' });
  const answer = await fetch(`${site}/en/signs`, { method: 'POST', body, redirect: 'manual' });
  const to = new URL(answer.headers.get('location') ?? '/', site);
  if (answer.status !== 303 || to.pathname !== '/en/signs/quick') throw new Error(`the start form answers ${answer.status} ${to}`);
  return to.search;
}

/** Sends a form from a blank page of this site, as a browser does, and waits for the answer. */
export async function post(page, path, fields, site) {
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
    if (lists.includes(name)) await page.locator(`select[name=${name}]`).selectOption(value);
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
