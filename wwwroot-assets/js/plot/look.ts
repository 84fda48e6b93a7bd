import uPlot from "uplot";
import type { Line, Options, Style } from "./types";

const dashes = [[], [], [], [6, 3], [2, 3], [8, 3, 2, 3]];

// Asked for at every drawing, so the theme may change under it.
export const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export const colourName = (line: number) => `--twin-chart-${(line % 6) + 1}`;

export const colour = (line: number) => token(colourName(line));

export const dash = (line: number, style: Style) => (style === "dashed" ? [5, 4] : dashes[line % 6]);

export const font = () => `12px ${token("--twin-font")}`;

const language = () => document.documentElement.lang || "en-GB";

// As many decimals as the kit's live values have.
const decimalsFor = (size: number) => (size >= 1000 ? 0 : size >= 10 ? 1 : size >= 0.1 || size === 0 ? 2 : 4);

export function numbers(line: Line) {
  const formats = [0, 1, 2, 3, 4, 5, 6].map(d => new Intl.NumberFormat(language(), { minimumFractionDigits: d, maximumFractionDigits: d }));
  return (value: number) => line.words?.[value] ?? formats[Math.min(line.decimals ?? decimalsFor(Math.abs(value)), 6)].format(value);
}

/** Labels of the time axis: as fine as the distance of two ticks, with the day where a new one begins. */
export function times(zone: string) {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language(), { timeZone: zone, hourCycle: "h23", ...options });
  const month = format({ month: "short", year: "numeric" });
  const day = format({ day: "numeric", month: "short" });
  const minute = format({ hour: "2-digit", minute: "2-digit" });
  const second = format({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const full = format({ day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit" });
  return {
    ticks: (splits: number[], step: number) => {
      if (step >= 28 * 86400) return splits.map(t => month.format(t * 1000));
      if (step >= 86400) return splits.map(t => day.format(t * 1000));
      const clock = step >= 60 ? minute : second;
      const days = splits.map(t => day.format(t * 1000));
      return splits.map((t, i) => clock.format(t * 1000) + (i === 0 || days[i] !== days[i - 1] ? `\n${days[i]}` : ""));
    },
    full: (t: number) => full.format(t * 1000),
  };
}

const paths: Record<Style, uPlot.Series.PathBuilder | undefined> = {
  line: undefined,
  dashed: undefined,
  steps: uPlot.paths.stepped!({ align: 1 }),
  dots: () => null,
  bars: uPlot.paths.bars!({ size: [0.7, 36] }),
};

export const scaleOf = (line: Line) => (line.words ? `words ${line.words.join()}` : `y ${line.unit}`);

/** Three series a line: its value, and above and below the ends of its band. */
export function series(options: Options): uPlot.Series[] {
  return options.lines.flatMap((line, i) => {
    const edge: uPlot.Series = { scale: scaleOf(line), stroke: () => "transparent", width: 0, points: { show: false } };
    const value: uPlot.Series = {
      scale: scaleOf(line),
      stroke: () => colour(i),
      fill: line.style === "bars" ? () => colour(i) + "59" : undefined,
      width: 1.5,
      dash: dash(i, line.style),
      paths: paths[line.style],
      points: line.style === "dots" ? { show: true, size: 5, fill: () => colour(i) } : { show: false },
    };
    return [value, edge, { ...edge }];
  });
}

export const bands = (options: Options): uPlot.Band[] =>
  options.lines.map((_, i) => ({ series: [3 * i + 2, 3 * i + 3] as [number, number], fill: () => colour(i) + "2b" }));

/** The first unit on the left, the second on the right; further ones have a scale of their own and the legend. */
export function axes(options: Options): uPlot.Axis[] {
  const clock = times(options.zone);
  const look: uPlot.Axis = { stroke: () => token("--twin-ink-quiet"), font: font(), ticks: { show: false } };
  const grid = { stroke: () => token("--twin-chart-grid"), width: 1 };
  const x: uPlot.Axis = { ...look, grid, size: 48, gap: 4, space: 84, values: (_, splits, _axis, _space, step) => clock.ticks(splits, step) };
  const y = [...new Map(options.lines.map(l => [scaleOf(l), l])).values()].slice(0, 2).map((line, i): uPlot.Axis => {
    const number = new Intl.NumberFormat(language(), { maximumSignificantDigits: 6 });
    return { ...look, scale: scaleOf(line), side: i === 0 ? 3 : 1, size: line.words ? 84 : 52, gap: 6, splits: line.words ? () => line.words!.map((_, n) => n) : undefined, grid: i === 0 ? grid : { show: false }, values: (_, splits) => splits.map(v => (line.words ? (line.words[v] ?? "") : number.format(v))) };
  });
  return [x, ...y];
}

/** Bars stand on zero, and with them every line of their unit. */
export function scales(options: Options): uPlot.Scales {
  const onZero = new Set(options.lines.filter(l => l.style === "bars").map(scaleOf));
  const range: uPlot.Range.Config = { min: { pad: 0, soft: 0, mode: 1 }, max: { pad: 0.1, soft: 0, mode: 1 } };
  const y = options.lines.map(line => {
    const name = scaleOf(line);
    if (line.words) return [name, { range: [-0.1, line.words.length - 0.9] as [number, number] }] as const;
    return [name, onZero.has(name) ? { range } : {}] as const;
  });
  return { x: { time: true, auto: false }, ...Object.fromEntries(y) };
}
