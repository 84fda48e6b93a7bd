import type { Points } from "./types";

const Numbers = 5;

export const none = (): Points => ({ x: [], y: [], low: [], high: [], doubt: [] });

const known = (value: number) => (Number.isNaN(value) ? null : value);

/** Reads lines of little-endian doubles: how many points, then (time, value, low, high, doubt) of each; NaN is a gap. */
export function unpack(bytes: Uint8Array): Points[] {
  const numbers = new Float64Array(bytes.slice().buffer);
  const lines: Points[] = [];
  for (let at = 0; at < numbers.length; ) {
    const count = numbers[at++];
    const column = (offset: number) => Array.from({ length: count }, (_, i) => numbers[at + i * Numbers + offset]);
    lines.push({ x: column(0), y: column(1).map(known), low: column(2).map(known), high: column(3).map(known), doubt: column(4) });
    at += count * Numbers;
  }
  return lines;
}

/** Adds newer points, with a gap where nothing came for too long. */
export function append(line: Points, more: Points, gapAfter: number) {
  for (let i = 0; i < more.x.length; i++) {
    const last = line.x[line.x.length - 1];
    if (more.x[i] <= last) continue;
    if (gapAfter > 0 && more.x[i] - last > gapAfter) push(line, last + gapAfter, null, null, null, 0);
    push(line, more.x[i], more.y[i], more.low[i], more.high[i], more.doubt[i]);
  }
}

function push(line: Points, x: number, y: number | null, low: number | null, high: number | null, doubt: number) {
  line.x.push(x);
  line.y.push(y);
  line.low.push(low);
  line.high.push(high);
  line.doubt.push(doubt);
}

/** Forgets what lies left of a time, but for the one point the line comes from. */
export function trim(line: Points, from: number) {
  const first = firstAt(line, from) - 1;
  if (first > 0) for (const values of [line.x, line.y, line.low, line.high, line.doubt]) values.splice(0, first);
}

/** The first point at or after a time; the number of points when there is none. */
export function firstAt(line: Points, time: number) {
  let [low, high] = [0, line.x.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (line.x[middle] < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The point that holds at a time: for steps and states the one before it, for lines the nearest; -1 for none. */
export function pointAt(line: Points, time: number, holds: boolean) {
  const next = firstAt(line, time);
  if (holds) return line.x[next] === time ? next : next - 1;
  if (next === 0) return line.x.length === 0 ? -1 : 0;
  if (next === line.x.length) return next - 1;
  return time - line.x[next - 1] < line.x[next] - time ? next - 1 : next;
}
