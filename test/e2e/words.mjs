// A text of the interface in another language, read from the translation files of the program.
import { readFileSync } from 'node:fs';

const files = new Map();

function read(lang) {
  const text = readFileSync(new URL(`../../locale/${lang}/ui.po`, import.meta.url), 'utf8').replace(/"\n"/g, '');
  const out = new Map();
  for (const [, context = '', id, said] of text.matchAll(/(?:^msgctxt "(.*)"\n)?^msgid "(.+)"\nmsgstr "(.*)"$/gm)) out.set(`${context}|${id}`, said.replaceAll('\\"', '"'));
  return out;
}

/** The English text in another language; a text that is not there is a mistake of the test. */
export function say(lang, text, context = '') {
  if (lang === 'en') return text;
  if (!files.has(lang)) files.set(lang, read(lang));
  const said = files.get(lang).get(`${context}|${text}`);
  if (!said) throw new Error(`no ${lang} for "${text}"`);
  return said;
}
