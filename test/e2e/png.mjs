// Makes screenshots small: at most 64 colours, one byte a pixel, best compression.
// Reads what Chromium writes: 8 bits a channel, RGB or RGBA, not interlaced. PNG specification, third edition.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Returns the picture with few colours, or the picture itself where that is no gain. */
export function shrink(png, colours = 64) {
  const { width, height, step, pixels } = read(png);
  const { palette, index } = pick(pixels, step, colours);
  const rows = Buffer.alloc((width + 1) * height); // filter 0: best for a palette
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = index(y * width + x);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const small = Buffer.concat([signature, chunk('IHDR', head), chunk('PLTE', Buffer.from(palette.flat())), chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })), chunk('IEND', Buffer.alloc(0))]);
  return small.length < png.length ? small : png;
}

function chunk(type, body) {
  const out = Buffer.alloc(12 + body.length);
  out.writeUInt32BE(body.length, 0);
  out.write(type, 4, 'latin1');
  body.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, 8 + body.length)), 8 + body.length);
  return out;
}

function read(png) {
  let width, height, kind;
  const data = [];
  for (let at = 8; at < png.length;) {
    const n = png.readUInt32BE(at), type = png.toString('latin1', at + 4, at + 8), body = png.subarray(at + 8, at + 8 + n);
    if (type === 'IHDR') [width, height, kind] = [body.readUInt32BE(0), body.readUInt32BE(4), body[9]];
    if (type === 'IDAT') data.push(body);
    at += 12 + n;
  }
  const step = { 2: 3, 6: 4 }[kind];
  if (!step) throw new Error(`a PNG of colour type ${kind}`);
  const raw = inflateSync(Buffer.concat(data)), line = width * step, pixels = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)], from = y * (line + 1) + 1, to = y * line;
    for (let i = 0; i < line; i++) {
      const a = i >= step ? pixels[to + i - step] : 0, b = y ? pixels[to + i - line] : 0, c = i >= step && y ? pixels[to + i - line - step] : 0;
      pixels[to + i] = raw[from + i] + [0, a, b, (a + b) >> 1, filter === 4 ? paeth(a, b, c) : 0][filter];
    }
  }
  return { width, height, step, pixels };
}

function paeth(a, b, c) {
  const p = a + b - c, pa = Math.abs(p - a), pb = Math.abs(p - b), pc = Math.abs(p - c);
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

// The most frequent colours as they are (the surfaces), then those that differ enough
// (the edges of letters), and for every pixel the nearest of them.
function pick(pixels, step, most) {
  const count = new Map();
  const at = i => (pixels[i * step] << 16) | (pixels[i * step + 1] << 8) | pixels[i * step + 2];
  for (let i = 0; i < pixels.length / step; i++) count.set(at(i), (count.get(at(i)) ?? 0) + 1);
  const rgb = c => [c >> 16, (c >> 8) & 255, c & 255];
  const far = (p, q) => (p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2 + (p[2] - q[2]) ** 2;
  const common = [...count].sort((x, y) => y[1] - x[1]).map(([c]) => rgb(c));
  const palette = [];
  for (const [apart, upTo] of [[0, 16], [400, most], [100, most], [0, most]]) for (const c of common) {
    if (palette.length === upTo) break;
    if (palette.every(p => far(p, c) > apart)) palette.push(c);
  }
  const nearest = new Map();
  for (const c of count.keys()) {
    const p = rgb(c);
    let best = 0;
    for (let i = 1; i < palette.length; i++) if (far(palette[i], p) < far(palette[best], p)) best = i;
    nearest.set(c, best);
  }
  return { palette, index: i => nearest.get(at(i)) };
}
