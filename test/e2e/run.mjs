// Runs the browser tests: node run.mjs [names of test files].
// It starts the program that the Makefile built and one headless Chromium, runs
// every *.test.mjs with node's own runner, two files at a time, prints what was
// measured and then node's summary. Server and browser are stopped whatever happens.
import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { chromium } from 'playwright-core';
import { launchOptions, startServer } from './server.mjs';
import { savePages } from './pages.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const out = `${here}out/run-${process.pid}`; // two runs do not disturb each other
const running = [];
const stopAll = async () => { await Promise.allSettled(running.splice(0).map(x => x())); };

async function main() {
  mkdirSync(out, { recursive: true });
  savePages(`${out}/pages.jsonl`);
  const server = await startServer(`${out}/serve.log`);
  running.push(server.stop);
  const dev = await startServer(`${out}/serve-dev.log`, ['--dev', fileURLToPath(new URL('../..', import.meta.url))]);
  running.push(dev.stop);
  const browser = await chromium.launchServer(launchOptions());
  running.push(() => browser.close());
  Object.assign(process.env, { F2L_BASE: server.base, F2L_DEV_BASE: dev.base, F2L_BROWSER: browser.wsEndpoint(), F2L_PAGES: `${out}/pages.jsonl`, F2L_OUT: out });

  const wanted = process.argv.slice(2);
  const files = order(readdirSync(here).filter(f => f.endsWith('.test.mjs') && (!wanted.length || wanted.some(w => f.startsWith(w)))));
  if (!files.length) throw new Error(`no test file is called ${wanted}`);
  process.env.F2L_FILES = files.join(' ');
  let failed = 0, passed = 0;
  const tests = run({ files: files.map(f => here + f), concurrency: 2, timeout: 10 * 60_000 });
  tests.on('test:fail', () => failed++).on('test:pass', () => passed++);
  let table = false;
  for await (const chunk of tests.compose(new spec())) {
    const text = String(chunk), at = table ? -1 : text.search(/^\S* ?tests \d+$/m);
    if (at < 0) { process.stdout.write(text); continue; }
    table = true; // node's own summary stays last, so that it is what gets counted
    process.stdout.write(text.slice(0, at) + measures() + text.slice(at));
  }
  return failed || !passed ? 1 : 0;
}

// The long files first, so that nobody waits for one at the end; the one with a clock last, when it is quiet.
function order(files) {
  const rank = f => ({ 'axe.test.mjs': 0, 'keyboard.test.mjs': 0, 'back.test.mjs': 0, 'slow.test.mjs': 2 })[f] ?? 1;
  return files.sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

function measures() {
  const rows = readdirSync(out).filter(f => f.startsWith('measures-')).sort()
    .flatMap(f => readFileSync(`${out}/${f}`, 'utf8').trim().split('\n').map(l => JSON.parse(l)));
  const wide = Math.max(0, ...rows.map(r => r.what.length));
  return ['', 'Measured', ...rows.map(r => `  ${r.what.padEnd(wide)}  ${r.value}`), '', ''].join('\n');
}

process.stdout.on('error', async () => { await stopAll(); process.exit(1); }); // nobody reads on
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, async () => { await stopAll(); process.exit(130); });
let code = 1;
try {
  code = await main();
} catch (e) {
  console.error(e);
} finally {
  await stopAll();
  if (code === 0) rmSync(out, { recursive: true, force: true });
  else console.error(`The logs of the program stand in ${out}`);
}
process.exit(code);
