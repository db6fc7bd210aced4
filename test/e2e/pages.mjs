// The list of pages, read from the program itself: nothing is written twice.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Asks the program for its pages and keeps the answer in a file for the test processes. */
export function savePages(file) {
  const out = execFileSync('go', ['run', './test/pages'], { cwd: root, encoding: 'utf8', maxBuffer: 16 << 20 });
  writeFileSync(file, out);
}

// Thirty countries share one template, and Go's own tests ask for each of them. Here those with the longest numbers, the most
// lines, a mail address or no EU stand for all.
const alike = /^\/[a-z]{2}\/contacts\/(?!(?:it|el|pl|at|cz|pt|lt|nl|uk|ua)$)[a-z]{2}$/;

/** Every GET page in every language: {name, path, index, budget, lang, key}; key is the page without its language. */
export function pages() {
  const file = process.env.F2L_PAGES;
  if (!file || !existsSync(file)) throw new Error('start the tests with: node run.mjs');
  const list = readFileSync(file, 'utf8').trim().split('\n').map(line => JSON.parse(line));
  if (list.length < 40) throw new Error(`the program lists only ${list.length} pages`);
  return list.filter(p => !alike.test(p.path)).map(p => ({ ...p, lang: p.path.split('/')[1], key: p.path.replace(/^\/[^/]+/, '').split('?')[0] || '/' }));
}
