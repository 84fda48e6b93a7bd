import type { Layout, Row } from "./layout";
import { colour, fitted, font, token, write } from "./look";
import type { Frame, Line, Options, Points } from "./types";

const labelHeight = 15;

/** States as bands with their names, events as ticks with their text; each line in a row of its own. */
export function drawRows(frame: Frame, layout: Layout, options: Options, points: Points[], now: number | null) {
  const { ctx, ratio } = frame;
  ctx.save();
  ctx.beginPath();
  ctx.rect(frame.left, frame.top, frame.width, frame.height + 2 * ratio);
  ctx.clip();
  for (const row of layout.rows) {
    const line = options.lines[row.line];
    if (line.style === "events") drawEvents(frame, row, line, points[row.line]);
    else drawStates(frame, row, line, points[row.line], now);
    ctx.font = font(ratio, 600);
    ctx.textAlign = "left";
    ctx.textBaseline = "top";
    const name = options.cursors ? `${line.pen + 1}  ${line.name}` : line.name;
    write(ctx, fitted(ctx, name, frame.width - 8 * ratio), frame.left + 2 * ratio, row.top + ratio, ratio, line.ghost ? token("--twin-ink-quiet") : token("--twin-ink"));
  }
  ctx.restore();
}

function drawStates(frame: Frame, row: Row, line: Line, points: Points, now: number | null) {
  const end = Math.min(now ?? frame.to, frame.to);
  for (let i = 0; i < points.x.length; i++) {
    const y = points.y[i];
    if (y === null) continue;
    // What follows at once the same is one band.
    let next = i + 1;
    while (next < points.x.length && points.y[next] === y && points.low[next] === points.low[i] && points.high[next] === points.high[i]) next++;
    const [from, to] = [Math.max(points.x[i], frame.from), Math.min(points.x[next] ?? end, frame.to)];
    if (to > from) drawBand(frame, row, line, y, points.low[i] !== points.high[i], frame.x(from), frame.x(to));
    i = next - 1;
  }
}

function drawBand(frame: Frame, row: Row, line: Line, state: number, several: boolean, from: number, to: number) {
  const { ctx, ratio } = frame;
  const top = row.top + labelHeight * ratio;
  const height = row.height - (labelHeight + 3) * ratio;
  const width = Math.max(to - from, ratio);
  ctx.globalAlpha = line.ghost ? 0.6 : 1;
  const look = several ? { fill: "", hatch: token("--twin-ink-quiet"), ink: token("--twin-ink") } : lookOf(line, state);
  if (look.fill) {
    ctx.fillStyle = look.fill;
    ctx.fillRect(from, top, width, height);
  }
  if (look.hatch) hatch(ctx, from, top, width, height, look.hatch, ratio);
  ctx.strokeStyle = token("--twin-line-strong");
  ctx.lineWidth = ratio;
  ctx.setLineDash([]);
  if (width > 3 * ratio) ctx.strokeRect(from, top, width, height);
  ctx.globalAlpha = 1;
  const word = several ? "" : (line.words?.[state] ?? `${state}`);
  ctx.font = font(ratio, 400, 11);
  const text = width > 24 * ratio ? fitted(ctx, word, width - 8 * ratio) : "";
  if (!text) return;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  if (look.hatch) write(ctx, text, from + 4 * ratio, top + height / 2, ratio, look.ink);
  else {
    ctx.fillStyle = look.ink;
    ctx.fillText(text, from + 4 * ratio, top + height / 2 + 0.5 * ratio);
  }
}

// Quiet while it runs; what stands still by its own fault is the darkest, what waits for others is hatched. No alarm's hue.
function lookOf(line: Line, state: number): { fill: string; hatch: string; ink: string } {
  const ink = token("--twin-ink");
  if (line.words?.length === 2) return { fill: state === 0 ? "" : colour(line.pen) + "66", hatch: "", ink };
  const slate = token("--twin-chart-5");
  const looks = [
    { fill: "", hatch: token("--twin-line-strong"), ink },
    { fill: `${token("--twin-chart-6")}40`, hatch: "", ink },
    { fill: token("--twin-wash"), hatch: "", ink },
    { fill: `${token("--twin-chart-3")}40`, hatch: "", ink },
    { fill: ink, hatch: "", ink: token("--twin-surface") },
    { fill: `${slate}33`, hatch: slate, ink },
    { fill: `${token("--twin-chart-4")}33`, hatch: token("--twin-chart-4"), ink },
    { fill: "", hatch: "", ink },
  ];
  return looks[state] ?? looks[0];
}

function hatch(ctx: CanvasRenderingContext2D, left: number, top: number, width: number, height: number, ink: string, ratio: number) {
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
  ctx.strokeStyle = ink;
  ctx.lineWidth = ratio;
  ctx.setLineDash([]);
  ctx.beginPath();
  for (let x = left - height; x < left + width; x += 6 * ratio) {
    ctx.moveTo(x, top + height);
    ctx.lineTo(x + height, top);
  }
  ctx.stroke();
  ctx.restore();
}

function drawEvents(frame: Frame, row: Row, line: Line, points: Points) {
  const { ctx, ratio } = frame;
  const [top, foot] = [row.top + labelHeight * ratio, row.top + row.height - 2 * ratio];
  ctx.font = font(ratio, 400, 11);
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  for (let i = 0; i < points.x.length; i++) {
    const [x, y] = [frame.x(points.x[i]), points.y[i]];
    if (y === null || points.x[i] < frame.from || points.x[i] > frame.to) continue;
    ctx.fillStyle = colour(line.pen);
    ctx.fillRect(x - ratio, top, 2 * ratio, foot - top);
    const room = Math.min(i + 1 < points.x.length ? frame.x(points.x[i + 1]) : Infinity, frame.left + frame.width) - x;
    const text = fitted(ctx, line.words?.[y] ?? "", room - 10 * ratio);
    ctx.fillStyle = token("--twin-ink");
    if (text) ctx.fillText(text, x + 5 * ratio, (top + foot) / 2);
  }
}
