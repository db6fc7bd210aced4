// Starts the real program and the browser, and stops both.
import { spawn, execFileSync } from 'node:child_process';
import { openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The neutral sites of the tests: names that lead nowhere. */
export const neutral = lang => `https://neutral-${lang}.example/`;

/** Starts the program on a free port. Returns {base, stop}. */
export function startServer(log, extra = []) {
  const args = ['serve', '--listen', '127.0.0.1:0', ...['en', 'it', 'el', 'pl'].map(l => `--neutral-site=${l}=${neutral(l)}`), ...extra];
  const child = spawn(`${root}/bin/free2link`, args, { cwd: root, stdio: ['ignore', 'pipe', openSync(log, 'w')] });
  process.on('exit', () => child.kill('SIGKILL')); // whatever ends us
  const stop = () => new Promise(done => {
    if (child.exitCode !== null || child.signalCode) return done();
    const hard = setTimeout(() => child.kill('SIGKILL'), 3000);
    child.once('exit', () => { clearTimeout(hard); done(); });
    child.kill('SIGTERM');
  });
  return new Promise((ready, failed) => {
    let said = '';
    const late = setTimeout(() => { child.kill('SIGKILL'); failed(new Error('the program did not say its address within 15 s')); }, 15000);
    child.once('error', e => { clearTimeout(late); failed(new Error(`bin/free2link does not start (make e2e builds it): ${e.message}`)); });
    child.once('exit', code => { clearTimeout(late); failed(new Error(`the program ended with ${code} before it was ready, see ${log}`)); });
    child.stdout.setEncoding('utf8').on('data', text => {
      const m = (said += text).match(/http:\/\/\S+/);
      if (m) { clearTimeout(late); ready({ base: m[0], stop }); }
    });
  });
}

/** The browser of the system, never one that is downloaded. */
export function chromiumPath() {
  return execFileSync('sh', ['-c', 'command -v chromium || command -v chromium-browser'], { encoding: 'utf8' }).trim();
}

/** No name is ever looked up: whatever a page asks for elsewhere stays on this machine. */
export const launchOptions = () => ({
  executablePath: chromiumPath(),
  args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
});
