import type { Points } from "./types";

export const none = (): Points => ({ x: [], y: [], low: [], high: [] });

const known = (value: number) => (Number.isNaN(value) ? null : value);

/** Reads lines of little-endian doubles: how many points, then (time, value, low, high) of each; NaN is a gap. */
export function unpack(bytes: Uint8Array): Points[] {
  const numbers = new Float64Array(bytes.slice().buffer);
  const lines: Points[] = [];
  for (let at = 0; at < numbers.length; ) {
    const line = none();
    for (let n = numbers[at++]; n > 0; n--, at += 4) {
      line.x.push(numbers[at]);
      line.y.push(known(numbers[at + 1]));
      line.low.push(known(numbers[at + 2]));
      line.high.push(known(numbers[at + 3]));
    }
    lines.push(line);
  }
  return lines;
}

/** Adds newer points, with a gap where nothing came for too long. */
export function append(line: Points, more: Points, gapAfter: number) {
  for (let i = 0; i < more.x.length; i++) {
    const last = line.x[line.x.length - 1];
    if (more.x[i] <= last) continue;
    if (gapAfter > 0 && more.x[i] - last > gapAfter) push(line, last + gapAfter, null, null, null);
    push(line, more.x[i], more.y[i], more.low[i], more.high[i]);
  }
}

function push(line: Points, x: number, y: number | null, low: number | null, high: number | null) {
  line.x.push(x);
  line.y.push(y);
  line.low.push(low);
  line.high.push(high);
}

/** Forgets what lies left of a time, but for the one point the line comes from. */
export function trim(line: Points, from: number) {
  const first = line.x.findIndex(x => x >= from) - 1;
  if (first > 0) for (const values of [line.x, line.y, line.low, line.high]) values.splice(0, first);
}

type Column = (number | null | undefined)[];

// The chart breaks a line between the neighbours of a null; those must be points, not the empty cells that other lines leave.
function widen(column: Column) {
  column.forEach((value, i) => {
    if (value !== null) return;
    for (let left = i - 1; left >= 0 && column[left] === undefined; left--) column[left] = null;
    for (let right = i + 1; right < column.length && column[right] === undefined; right++) column[right] = null;
  });
  return column;
}

/** One row per time of any line. Where a line has no point its cell is undefined, over which a line goes on; null breaks it. */
export function align(lines: Points[]): [number[], ...Column[]] {
  if (lines.length === 1) return [lines[0].x, lines[0].y, lines[0].high, lines[0].low];

  const x = [...new Set(lines.flatMap(l => l.x))].sort((a, b) => a - b);
  const row = new Map(x.map((time, i) => [time, i]));
  const columns = lines.flatMap(l => [l.y, l.high, l.low].map(values => {
    const column: Column = new Array(x.length).fill(undefined);
    l.x.forEach((time, i) => (column[row.get(time)!] = values[i]));
    return widen(column);
  }));
  return [x, ...columns];
}
