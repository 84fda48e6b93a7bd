import type { Line } from "./types";

const colours = 6;

// Asked for at every drawing, so the theme may change under it.
export const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export const colourName = (pen: number) => `--twin-chart-${(pen % colours) + 1}`;

export const colour = (pen: number) => token(colourName(pen));

/** The second six pens have the colours of the first, dashed. */
export function dash(line: Line): number[] {
  if (line.ghost) return [2, 3];
  if (line.style === "dashed") return [5, 4];
  return Math.floor(line.pen / colours) % 2 === 1 ? [8, 4] : [];
}

export const font = (ratio = 1, weight = 400, size = 12) => `${weight} ${size * ratio}px ${token("--twin-font")}`;

const language = () => document.documentElement.lang || "en-GB";

// As many decimals as the kit's live values have.
const decimalsFor = (size: number) => (size >= 1000 ? 0 : size >= 10 ? 1 : size >= 0.1 || size === 0 ? 2 : 4);

export const decimals = (count: number) => new Intl.NumberFormat(language(), { minimumFractionDigits: count, maximumFractionDigits: count });

export function numbers(line: Line) {
  const formats = [0, 1, 2, 3, 4, 5, 6].map(decimals);
  return (value: number) => line.words?.[value] ?? formats[Math.min(line.decimals ?? decimalsFor(Math.abs(value)), 6)].format(value);
}

/** Labels of the time axis: as fine as the distance of two ticks, with the day where a new one begins and the zone where the clocks change. */
export function times(zone: string) {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language(), { timeZone: zone, hourCycle: "h23", ...options });
  const month = format({ month: "short", year: "numeric" });
  const day = format({ day: "numeric", month: "short" });
  const minute = format({ hour: "2-digit", minute: "2-digit" });
  const second = format({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const full = format({ weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const fraction = format({ hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3 });
  const named = format({ hour: "2-digit", timeZoneName: "short" });
  const nameAt = (t: number) => named.formatToParts(t * 1000).find(p => p.type === "timeZoneName")?.value ?? "";
  return {
    ticks: (splits: number[], step: number) => {
      if (step >= 28 * 86400) return splits.map(t => month.format(t * 1000));
      if (step >= 86400) return splits.map(t => day.format(t * 1000));
      const clock = step >= 60 ? minute : step >= 1 ? second : fraction;
      const days = splits.map(t => day.format(t * 1000));
      const names = splits.length > 1 && nameAt(splits[0]) !== nameAt(splits[splits.length - 1]) ? splits.map(nameAt) : [];
      return splits.map((t, i) => {
        const changed = names.length > 0 && i > 0 && names[i] !== names[i - 1] ? names[i] : "";
        const begun = i === 0 || days[i] !== days[i - 1] ? days[i] : "";
        return clock.format(t * 1000) + (begun || changed ? `\n${[begun, changed].filter(Boolean).join(" ")}` : "");
      });
    },
    full: (t: number) => full.format(t * 1000),
  };
}

/** Text on a ground of its own, so that lines behind it do not cross it out. */
export function write(ctx: CanvasRenderingContext2D, text: string, x: number, y: number, ratio: number, ink = token("--twin-ink-quiet")) {
  ctx.setLineDash([]);
  ctx.lineJoin = "round";
  ctx.lineWidth = 4 * ratio;
  ctx.strokeStyle = token("--twin-surface");
  ctx.strokeText(text, x, y);
  ctx.lineWidth = ratio;
  ctx.fillStyle = ink;
  ctx.fillText(text, x, y);
}

/** As much of a text as fits, with an ellipsis; empty when not even a few letters do. */
export function fitted(ctx: CanvasRenderingContext2D, text: string, width: number) {
  if (ctx.measureText(text).width <= width) return text;
  for (let n = text.length - 1; n >= 3; n--) {
    const shorter = `${text.slice(0, n).trimEnd()}…`;
    if (ctx.measureText(shorter).width <= width) return shorter;
  }
  return "";
}
