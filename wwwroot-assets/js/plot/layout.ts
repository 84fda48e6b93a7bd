import { firstAt } from "./points";
import type { Frame, Line, Options, Points } from "./types";

const laneGap = 26;
const rowHeight = 34;
const mostRowHeight = 56;

/** A scale of values on one plot; lines of it share an axis. */
export interface Scale {
  key: string;
  lane: number;
  low: number;
  high: number;
  /** Whether none of its lines has a value in sight. */
  empty: boolean;
  /** Indices of the lines on it. */
  lines: number[];
  top: number;
  height: number;
  y(value: number): number;
}

/** One line of states or events, under the plots. */
export interface Row {
  line: number;
  top: number;
  height: number;
}

export interface Layout {
  scales: Scale[];
  rows: Row[];
  lanes: { top: number; height: number }[];
}

export const isRow = (line: Line) => line.style === "states" || line.style === "events";

const shown = (options: Options) => options.lines.map((line, i) => ({ line, i })).filter(l => !l.line.hidden);

/** Plots under one another for numbers, and under them a row for each state or event line. */
export function layOut(options: Options, points: Points[], frame: Frame): Layout {
  const rowLines = shown(options).filter(l => isRow(l.line));
  const used = [...new Set(shown(options).filter(l => !isRow(l.line)).map(l => l.line.lane))].sort((a, b) => a - b);
  const gap = laneGap * frame.ratio;
  const perRow = used.length > 0 ? rowHeight * frame.ratio : Math.min(mostRowHeight * frame.ratio, frame.height / Math.max(rowLines.length, 1));
  const forRows = Math.min(rowLines.length * perRow, used.length > 0 ? frame.height * 0.6 : frame.height);
  const forLanes = frame.height - forRows - (rowLines.length > 0 ? gap : 0);
  const height = (forLanes - gap * (used.length - 1)) / Math.max(used.length, 1);
  const lanes = used.map((_, i) => ({ top: frame.top + i * (height + gap), height }));
  const rows = rowLines.map((l, i) => ({ line: l.i, top: frame.top + frame.height - forRows + (i * forRows) / rowLines.length, height: forRows / rowLines.length }));
  const scales = scalesOf(options, points, frame).map(s => {
    const { top, height } = lanes[used.indexOf(s.lane)];
    return { ...s, top, height, y: (value: number) => top + ((s.high - value) / (s.high - s.low)) * height };
  });
  return { scales, rows, lanes };
}

type Ends = Pick<Scale, "key" | "lane" | "low" | "high" | "empty" | "lines">;

function scalesOf(options: Options, points: Points[], frame: Frame): Ends[] {
  const scales = new Map<string, Ends>();
  for (const { line, i } of shown(options)) {
    if (isRow(line)) continue;
    const key = `${line.lane} ${line.scale}`;
    const scale = scales.get(key) ?? { key, lane: line.lane, low: Infinity, high: -Infinity, empty: true, lines: [] };
    scales.set(key, scale);
    scale.lines.push(i);
    const [low, high] = ends(points[i], frame.from, frame.to);
    scale.low = Math.min(scale.low, low);
    scale.high = Math.max(scale.high, high);
  }
  return [...scales.values()].map(s => roomy(s, options));
}

// What is in sight, with the neighbours outside that lines come from and go to.
function ends(points: Points, from: number, to: number): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  const last = Math.min(firstAt(points, to), points.x.length - 1);
  for (let i = Math.max(firstAt(points, from) - 1, 0); i <= last; i++) {
    const y = points.y[i];
    if (y === null) continue;
    low = Math.min(low, points.low[i] ?? y);
    high = Math.max(high, points.high[i] ?? y);
  }
  return [low, high];
}

function roomy(scale: Ends, options: Options): Ends {
  const lines = scale.lines.map(i => options.lines[i]);
  let { low, high } = scale;
  const empty = low > high;
  if (empty) [low, high] = [0, 1];
  if (lines.some(l => l.style === "bars")) [low, high] = [Math.min(low, 0), Math.max(high, 0)];
  const room = high > low ? (high - low) * 0.05 : Math.max(Math.abs(high) * 0.05, 0.5);
  const floor = lines.some(l => l.style === "bars") && low === 0 ? 0 : low - room;
  const set = lines.find(l => l.low !== null && !l.ghost) ?? lines.find(l => l.low !== null);
  const top = lines.find(l => l.high !== null && !l.ghost) ?? lines.find(l => l.high !== null);
  const [bottom, ceiling] = [set?.low ?? floor, top?.high ?? high + room];
  return { ...scale, empty, low: bottom, high: ceiling > bottom ? ceiling : bottom + 1 };
}

/** Round numbers between two ends, about so many, and how many decimals they need. */
export function ticks(low: number, high: number, about: number) {
  const rough = (high - low) / Math.max(about, 2);
  const power = 10 ** Math.floor(Math.log10(rough));
  const steps = [0.5, 1, 2, 2.5, 5, 10].map(n => n * power);
  const fits = steps.findIndex(s => s >= rough * 0.999);
  // One number alone says nothing of a scale.
  const step = Math.floor(high / steps[fits]) - Math.ceil(low / steps[fits]) >= 1 ? steps[fits] : steps[Math.max(fits - 1, 0)];
  const values: number[] = [];
  for (let n = Math.ceil(low / step - 1e-9); n * step <= high + step * 1e-9; n++) values.push(Math.abs(n) === 0 ? 0 : n * step);
  const decimals = Math.max(0, Math.min(6, -Math.floor(Math.log10(step) + 1e-9) + (Math.abs(step / power - 2.5) < 1e-9 ? 1 : 0)));
  return { values, decimals };
}
