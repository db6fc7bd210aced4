// A slow and lossy line, as a TCP proxy on the loopback interface.
//
// What it does: every byte takes half of the round trip each way; each direction
// is one queue of so many bytes a second, shared by all connections, with 40 bytes
// of header for each segment of 1,400 bytes; a segment is lost with the given
// probability and then arrives one round trip and 200 ms later, and what follows on
// its connection waits for it; opening a connection costs one round trip, and one
// more for TLS 1.3, which a public server has; a lost first segment of either costs
// one second. What it leaves out: slow start (the pages fit the first windows) and
// name look-up. The seed makes a run repeatable.
import net from 'node:net';

const segment = 1400, header = 40;

export function slowLine(target, { rtt = 600, bytesPerSecond = 32000, loss = 0.05, seed = 1 } = {}) {
  let state = seed >>> 0;
  const random = () => { // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const count = { down: 0, up: 0, connections: 0, lost: 0 };
  const free = { down: 0, up: 0 }; // when each direction has sent what it was given
  const sockets = new Set();
  const { hostname, port } = new URL(target);

  const carry = (from, to, way, opened) => {
    const queue = []; // on one connection nothing overtakes
    let last = opened, timer;
    const flush = () => {
      timer = undefined;
      while (queue.length && queue[0].due <= performance.now()) {
        const { part } = queue.shift();
        if (to.destroyed) continue;
        if (part) to.write(part); else to.end();
      }
      if (queue.length) timer = setTimeout(flush, Math.max(1, queue[0].due - performance.now()));
    };
    const put = (part, due) => {
      last = Math.max(last, due);
      queue.push({ part, due: last });
      timer ??= setTimeout(flush, Math.max(1, queue[0].due - performance.now()));
    };
    from.on('data', data => {
      for (let at = 0; at < data.length; at += segment) {
        const part = data.subarray(at, at + segment);
        free[way] = Math.max(free[way], performance.now(), opened) + (part.length + header) / bytesPerSecond * 1000;
        const lost = random() < loss;
        if (lost) count.lost++;
        count[way] += part.length + header;
        put(part, free[way] + rtt / 2 + (lost ? rtt + 200 : 0));
      }
    });
    from.on('end', () => put(null, performance.now() + rtt / 2));
    from.on('error', () => { clearTimeout(timer); to.destroy(); });
  };

  const server = net.createServer(near => {
    const far = net.connect(Number(port), hostname);
    for (const s of [near, far]) { sockets.add(s); s.setNoDelay(true); s.on('close', () => sockets.delete(s)); }
    count.connections++;
    let opened = performance.now() + 2 * rtt; // TCP, then TLS
    for (let i = 0; i < 2; i++) if (random() < loss) { opened += 1000; count.lost++; }
    carry(near, far, 'up', opened);
    carry(far, near, 'down', opened);
  });
  return new Promise(ready => server.listen(0, '127.0.0.1', () => ready({
    base: `http://127.0.0.1:${server.address().port}`, count,
    stop: () => { for (const s of sockets) s.destroy(); return new Promise(done => server.close(done)); },
  })));
}
