// The referral sheet: from the reading to one printed page, with the person's agreement step by step.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreed, asked, askedChild, base, kept, langs, measured, post, press, strong, tap, values, withPage } from './harness.mjs';
import { onPaper, sheets } from './paper.mjs';
import { say } from './words.mjs';

const paper = 'article.sheet';
const make = 'button[name=do][value=make]';
const edit = 'button[name=do][value=edit]';
const toSheet = '.next button[formaction*="/signs/sheet"]';
// A service in a country of another language, and one of the worker's own; English stands for all others.
const abroad = { en: ['it-antitratta', 'it'], it: ['el-1109', 'el'], el: ['it-antitratta', 'it'], pl: ['de-kok', 'en'] };
const near = { en: 'de-kok', it: 'it-antitratta', el: 'el-1109', pl: 'pl-kcik' };

// What the form holds; "not asked" is the same as nothing.
const filledIn = async page => Object.fromEntries(Object.entries(await values(page)).filter(([, v]) => v));

// Back to the form, which stands there as it was.
async function backTo(page, filled) {
  const failed = await page.goBack().then(() => '', e => e.message.split('\n')[0]);
  assert.equal(failed, '', 'Back from the sheet does not ask to send the form again');
  assert.deepEqual(await filledIn(page), filled, 'Back from the sheet shows the filled form');
}

// Fills the form in by hand, as far as the change asks. Returns what it then holds.
async function fillSheet(page, change) {
  for (const [name, value] of Object.entries({ ...agreed, ...change })) {
    const at = page.locator(`[name="${name}"]`).first();
    const kind = await at.evaluate(e => e.localName === 'select' ? 'list' : ['radio', 'checkbox'].includes(e.type) ? 'choice' : 'text');
    if (kind === 'list') await at.selectOption(value);
    else if (kind === 'text') await at.fill(value);
    else await tap(page, name, value);
  }
  return filledIn(page);
}

// The reading after a quick form with signs; its answers, and what the person said.
async function reading(page, lang, start = asked) {
  await page.goto(`${base}/${lang}/signs/quick${start}`);
  for (const [name, value] of Object.entries(strong)) {
    if (name === 'theirs') await page.locator('textarea[name=theirs]').fill(value);
    else if (name.endsWith('.way')) await page.locator(`input[name="${name}"]`).check();
    else await tap(page, name, value);
  }
  const all = await values(page);
  await press(page, 'form[id=f] .acts button.btn');
  assert.equal(await page.locator('.reading h1').count(), 1, 'the reading is shown');
  return all;
}

// The draft of a message: a harmless subject, nobody to send it to, and no text.
async function mail(page, lang) {
  const href = await page.locator('a[href^="mailto:"]').getAttribute('href'), u = new URL(href);
  assert.equal(u.pathname, '', 'nobody is named');
  assert.deepEqual([...u.searchParams.keys()], ['subject'], `${href} holds a subject and nothing else`);
  assert.equal(u.searchParams.get('subject'), say(lang, 'Please call us back', 'sheet'));
}

for (const scripts of [true, false]) for (const lang of langs) {
  const how = `${lang}, scripts ${scripts ? 'on' : 'off'}`;
  test(`from the reading to the printed sheet, ${how}`, () => withPage({ javaScriptEnabled: scripts }, async (page, context) => {
    const answers = await reading(page, lang);
    await press(page, toSheet);
    assert.equal(await page.locator(make).count(), 1, 'the form of the sheet');
    const [to, theirLang] = abroad[lang];
    const filled = await fillSheet(page, { 'r.to': to });
    assert.equal(filled.theirs, strong.theirs, 'the words of the person are there already');
    for (const [name, value] of Object.entries({ ...agreed, 'r.to': to })) assert.equal(filled[name], value, `${name} is filled in`);
    await press(page, make);

    // Two languages side by side.
    assert.equal(await page.locator(`${paper}.twin`).count(), 1, 'a sheet in two languages');
    const text = await page.locator(paper).innerText();
    for (const typed of ['r.from', 'r.reach', 'r.called', 'r.needed', 'r.via-how', 'r.hours', 'r.code']) assert.ok(text.includes(agreed[typed]), `${typed} stands on the sheet`);
    assert.ok(text.includes(strong.theirs), 'and the words of the person');
    for (const l of [lang, theirLang]) for (const words of ['a safe place to sleep', 'needed, a professional, nobody from the same place or family', 'not where they live']) {
      assert.ok(text.includes(say(l, words, 'sheet')), `"${words}" in ${l}`);
    }
    assert.deepEqual(await page.locator(paper).evaluate(e => [...new Set([...e.querySelectorAll('[lang]')].map(x => x.lang))]), [theirLang], 'what is not in the language of the page says so');
    const plain = await page.locator('#plain').inputValue();
    for (const part of [agreed['r.from'], strong.theirs, say(lang, 'Referral sheet'), say(theirLang, 'Referral sheet')]) assert.ok(plain.includes(part), `the text to copy holds "${part}"`);
    await mail(page, theirLang);
    const n = await sheets(page);
    assert.equal(n, 1, 'A4 pages');
    const printed = await onPaper(page, () => document.body.innerText);
    assert.ok(!printed.includes(say(lang, 'Change the sheet')) && !printed.includes(say(lang, 'The sheet as text')), 'what is not the sheet is not printed');

    // Change keeps everything, and the sheet can be made again.
    await press(page, edit);
    assert.deepEqual(await filledIn(page), filled, 'Change the sheet keeps everything');
    await press(page, make);
    assert.equal(await page.locator(paper).count(), 1);
    await backTo(page, filled);

    // To the reading, and from there to the answers.
    await press(page, `button.back[formaction*="/${lang}/signs/quick"]`);
    assert.equal(await page.locator('.reading h1').count(), 1, 'back to the reading');
    assert.ok((await page.locator('main').innerText()).includes(strong.theirs), 'the words of the person stand beside it');
    await press(page, toSheet);
    assert.deepEqual(await filledIn(page), filled, 'the sheet is still filled in');
    await press(page, 'button.back[formaction*="/signs/quick"]');
    await press(page, 'button[name=do][value=change]');
    assert.deepEqual(await values(page), answers, 'the answers are those that were given');

    assert.deepEqual(await kept(page, context), [], 'nothing is kept on the device');
    assert.deepEqual(page.broken, [], 'no request elsewhere, no console error, no CSP violation');
  }));

  test(`a sheet for a service with the same language says everything once, ${how}`, () => withPage({ javaScriptEnabled: scripts }, async page => {
    await page.goto(`${base}/${lang}/signs/sheet`);
    await fillSheet(page, { 'r.to': near[lang], 'r.age': 'adult' }); // no reading has asked the age
    await press(page, make);
    assert.equal(await page.locator(paper).count(), 1, 'a sheet');
    assert.equal(await page.locator(`${paper}.twin, ${paper} .second, ${paper} [lang]`).count(), 0, 'in one language');
    await mail(page, lang);
    assert.equal(await sheets(page), 1, 'A4 pages');
  }));

  test(`Back from the sheet shows the form as it was filled in, ${how}`, () => withPage({ javaScriptEnabled: scripts }, async page => {
    await page.goto(`${base}/${lang}/signs/sheet`);
    let filled = await fillSheet(page, { 'r.age': 'adult' });
    await press(page, make);
    await backTo(page, filled);
    await press(page, make);
    assert.equal(await page.locator(paper).count(), 1, 'and makes the same sheet again');
    await reading(page, lang);
    await press(page, toSheet);
    filled = await fillSheet(page, {});
    await press(page, make);
    await backTo(page, filled);
  }));

  test(`without a yes to share there is no sheet, ${how}`, () => withPage({ javaScriptEnabled: scripts }, async page => {
    await reading(page, lang);
    await press(page, toSheet);
    const police = 'There is no sheet: the police would receive it, and the person did not agree to tell them, or was not asked.';
    const refusals = [
      [{ 'r.agree-talk': 'no' }, 'There is no sheet: the person does not want to talk about it.'],
      [{ 'r.to': 'el-10201' }, police],
      [{ 'r.to': 'el-10201', 'r.agree-police': '' }, police],
      [{ 'r.agree-share': 'no' }, 'There is no sheet: the person did not agree that you share it, or was not asked.'],
      [{ 'r.agree-share': '' }, 'There is no sheet: the person did not agree that you share it, or was not asked.'],
      [{ 'r.agree-write': 'no' }, 'There is no sheet: the person did not agree that you write it, or was not asked.'],
    ];
    for (const [change, why] of refusals) {
      const filled = await fillSheet(page, change);
      await press(page, make);
      assert.equal(await page.locator(paper).count(), 0, `${JSON.stringify(change)}: no sheet`);
      const alert = page.locator('[role=alert]');
      assert.ok(await alert.isVisible() && (await alert.innerText()).includes(say(lang, why)), `${JSON.stringify(change)}: it says why`);
      assert.ok((await alert.innerText()).includes(say(lang, 'That is a full answer. You can still ask the service for advice without saying who the person is, and give the person a safe number.')));
      assert.equal(await alert.locator('a[href$="/contacts/it"]').count(), 1, 'and what is possible instead');
      if (scripts) assert.ok(await alert.evaluate(e => e === document.activeElement), 'the sentence has the focus');
      assert.deepEqual(await filledIn(page), filled, 'what was filled in stays');
    }
  }));

  test(`a child gets a sheet that says why, ${how}`, () => withPage({ javaScriptEnabled: scripts }, async page => {
    await reading(page, lang, askedChild);
    const child = await page.locator('.next button[formaction*="/signs/sheet"]').count();
    if (child) await press(page, toSheet);
    else await page.goto(`${base}/${lang}/signs/sheet${askedChild}`);
    assert.ok((await page.locator('main').innerText()).includes(say(lang, 'The person is or may be under 18.')), 'the form says what is different');
    const [to, theirLang] = abroad[lang];
    await fillSheet(page, { 'r.to': to, 'r.agree-share': 'no', 'r.told': 'will' });
    await press(page, make);
    const text = await page.locator(paper).innerText();
    for (const l of [lang, theirLang]) for (const words of ['Why all the same', 'Protection of a child.', 'The person will be told as soon as it is safe.']) assert.ok(text.includes(say(l, words, 'sheet')), `"${words}" in ${l}`);
    assert.ok((await page.locator('main').innerText()).includes(say(lang, 'The person did not agree to share.')));
    assert.equal(await sheets(page), 1, 'A4 pages');
    assert.ok(child, 'the reading of a child leads to the sheet');
  }));
}

// The longest sheet: every field as long as it may be, everything ticked, every sign a yes.
// Ordinary words of the longest of the four languages: nobody writes a line of W.
const wide = n => 'Διαμονή μακριά από τον χώρο εργασίας, με χώρο για δύο βαλίτσες και ένα παιδί, χωρίς συναδέλφους κοντά. '.repeat(20).slice(0, n - 1) + 'ς';
const typed = ['needed', 'via-how', 'hours', 'code', 'from', 'reach', 'called', 'name'];
const allTicked = Object.fromEntries([
  ...['sleep', 'doctor', 'food', 'phone', 'legal', 'papers', 'child', 'transport'].map(n => `need-${n}`),
  ...['calls', 'messages', 'voicemail', 'home', 'work'].map(n => `never-${n}`),
].map(n => [`r.${n}`, 'yes']));

async function longest(page, lang, country) {
  await page.goto(`${base}/${lang}/signs/full${asked}`);
  const fields = await page.evaluate(() => Object.fromEntries([...document.querySelectorAll('form[id=f] .q input[value=yes]')].map(i => [i.name, 'yes'])));
  assert.ok(Object.keys(fields).length > 110, `${Object.keys(fields).length} answers in the full form`);
  delete fields.view;
  await page.goto(`${base}/${lang}/signs/sheet${asked}`);
  const language = await page.evaluate(() => [...document.querySelectorAll('[name="r.language"] option')].filter(o => o.value).sort((a, b) => b.label.length - a.label.length)[0].value);
  const most = await page.evaluate(list => Object.fromEntries(list.map(n => [`r.${n}`, document.getElementById(`r.${n}`).maxLength])), typed);
  for (const [name, n] of Object.entries(most)) assert.ok(n >= 30 && n <= 160, `${name}: at most ${n} characters`);
  // How long the words may be says the sentence about words that are too long.
  await post(page, `/${lang}/signs/sheet${asked}`, { ...agreed, do: 'make', theirs: 'x'.repeat(900) });
  const words = Number((await page.locator('#problems a[href="#theirs"]').innerText()).match(/\d+/)[0]);
  assert.ok(words >= 100 && words <= 300, `at most ${words} characters of words`);
  return {
    ...fields, ...allTicked, ...Object.fromEntries(Object.entries(most).map(([name, n]) => [name, wide(n)])), theirs: wide(words), at: 'full-reading', do: 'make',
    ...Object.fromEntries(['talk', 'write', 'share', 'signs', 'words'].map(n => [`r.agree-${n}`, 'yes'])), 'r.agree-police': 'no',
    'r.kind': 'emergency', 'r.to': `${country}-by-hand`, 'r.language': language, 'r.interpreter': 'needed', 'r.worker': 'woman', 'r.via': 'own',
  };
}

for (const lang of langs) for (const country of ['it', 'el', 'pl', 'de']) {
  test(`the longest sheet prints on one page, ${lang} for a service in ${country}`, () => withPage({}, async page => {
    const fields = await longest(page, lang, country);
    // Adult and agreed; age not sure and not agreed, which adds a line that says why and makes the age longer.
    const unsure = asked.replace('-a00', '-c00');
    assert.notEqual(unsure, asked);
    const found = {};
    for (const [name, start, change] of [
      ['agreed', asked, {}],
      ['not agreed', unsure, { 'r.agree-share': 'no', 'r.agree-police': '', 'r.told': 'will' }],
      ['danger, all answers', asked, { 'r.agree-share': 'no', 'r.agree-police': '', 'r.agree-talk': '', 'r.told': 'will' }],
    ]) {
      await post(page, `/${lang}/signs/sheet${start}`, { ...fields, ...change });
      assert.equal(await page.locator(paper).count(), 1, `${name}: a sheet`);
      assert.ok((await page.locator(paper).innerText()).includes(fields.theirs), `${name}: the words are whole`);
      found[name] = await sheets(page);
      const out = await onPaper(page, () => document.scrollingElement.scrollWidth - innerWidth);
      if (out > 0) found[`${name}: wider than the paper by`] = out;
    }
    measured(`A4 pages, longest sheet, ${lang} for ${country}`, Object.entries(found).map(([k, v]) => `${k} ${v}`).join(', '));
    assert.deepEqual(found, { agreed: 1, 'not agreed': 1, 'danger, all answers': 1 });
  }));
}
