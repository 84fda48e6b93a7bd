import type { Layout, Scale } from "./layout";
import { colour, dash, font, token, write } from "./look";
import { firstAt } from "./points";
import type { Frame, Line, Options, Points } from "./types";

const bandAlpha = "26";
const fillAlpha = "59";

/** Lines with the band of their buckets, those of an earlier period or another machine first, the focused one last. */
export function drawLines(frame: Frame, layout: Layout, options: Options, points: Points[], focused: number | null, now: number | null) {
  const order = layout.scales.flatMap(scale => scale.lines.map(i => ({ scale, i })));
  order.sort((a, b) => Number(options.lines[b.i].ghost) - Number(options.lines[a.i].ghost) || Number(a.i === focused) - Number(b.i === focused));
  for (const { scale, i } of order) {
    const { ctx } = frame;
    ctx.save();
    ctx.beginPath();
    ctx.rect(frame.left, scale.top - 2 * frame.ratio, frame.width, scale.height + 4 * frame.ratio);
    ctx.clip();
    ctx.globalAlpha = focused !== null && options.lines[focused]?.pen !== options.lines[i].pen ? 0.25 : options.lines[i].ghost ? 0.7 : 1;
    drawLine(frame, scale, options.lines[i], points[i], now);
    ctx.restore();
  }
  if (options.cursors) drawNumbers(frame, layout, options, points);
}

function drawLine(frame: Frame, scale: Scale, line: Line, points: Points, now: number | null) {
  const { ctx, ratio } = frame;
  const ink = colour(line.pen);
  const [first, last] = [Math.max(firstAt(points, frame.from) - 1, 0), Math.min(firstAt(points, frame.to) + 1, points.x.length)];
  if (!line.ghost) drawBand(frame, scale, points, first, last, ink + bandAlpha);
  ctx.strokeStyle = ctx.fillStyle = ink;
  ctx.lineWidth = (line.ghost ? 1.25 : 1.6) * ratio;
  ctx.lineJoin = "round";
  ctx.setLineDash(dash(line).map(n => n * ratio));
  if (line.style === "bars") drawBars(frame, scale, points, first, last, ink);
  else if (line.style === "dots") for (let i = first; i < last; i++) dot(frame, scale, points, i, 2.5);
  else trace(frame, scale, line, points, first, last);
  if (!line.ghost) {
    drawDoubt(frame, scale, line, points, first, last);
    drawStale(frame, scale, line, points, now);
  }
}

function trace(frame: Frame, scale: Scale, line: Line, points: Points, first: number, last: number) {
  const { ctx } = frame;
  ctx.beginPath();
  let before: number | null = null;
  for (let i = first; i < last; i++) {
    const y = points.y[i];
    if (y !== null) {
      const [px, py] = [frame.x(points.x[i]), scale.y(y)];
      if (before === null) ctx.moveTo(px, py);
      else {
        if (line.style === "steps") ctx.lineTo(px, scale.y(before));
        ctx.lineTo(px, py);
      }
    }
    before = y;
  }
  ctx.stroke();
  // A lone value between two gaps has no length to be seen by.
  for (let i = first; i < last; i++) if (points.y[i] !== null && (points.y[i - 1] ?? null) === null && (points.y[i + 1] ?? null) === null) dot(frame, scale, points, i, 2);
}

function dot(frame: Frame, scale: Scale, points: Points, i: number, radius: number) {
  const y = points.y[i];
  if (y === null) return;
  frame.ctx.beginPath();
  frame.ctx.arc(frame.x(points.x[i]), scale.y(y), radius * frame.ratio, 0, 2 * Math.PI);
  frame.ctx.fill();
}

function drawBand(frame: Frame, scale: Scale, points: Points, first: number, last: number, fill: string) {
  const { ctx } = frame;
  ctx.fillStyle = fill;
  for (let start = first; start < last; start++) {
    if (points.low[start] === null || points.high[start] === null) continue;
    let end = start;
    while (end < last && points.low[end] !== null && points.high[end] !== null) end++;
    ctx.beginPath();
    for (let i = start; i < end; i++) ctx.lineTo(frame.x(points.x[i]), scale.y(points.high[i]!));
    for (let i = end - 1; i >= start; i--) ctx.lineTo(frame.x(points.x[i]), scale.y(points.low[i]!));
    ctx.fill();
    start = end;
  }
}

function drawBars(frame: Frame, scale: Scale, points: Points, first: number, last: number, ink: string) {
  const distance = points.x.length > 1 ? (frame.x(points.x[points.x.length - 1]) - frame.x(points.x[0])) / (points.x.length - 1) : frame.width;
  const width = Math.max(1, Math.min(distance * 0.7, 36 * frame.ratio));
  frame.ctx.fillStyle = ink + fillAlpha;
  frame.ctx.setLineDash([]);
  for (let i = first; i < last; i++) {
    const y = points.y[i];
    if (y === null) continue;
    const [zero, top] = [scale.y(Math.max(0, scale.low)), scale.y(y)];
    frame.ctx.fillRect(frame.x(points.x[i]) - width / 2, Math.min(zero, top), width, Math.abs(zero - top));
    frame.ctx.strokeRect(frame.x(points.x[i]) - width / 2, Math.min(zero, top), width, Math.abs(zero - top));
  }
}

// Along the foot of the plot: dots where values are uncertain, a bar with a cross where they are bad.
function drawDoubt(frame: Frame, scale: Scale, line: Line, points: Points, first: number, last: number) {
  const { ctx, ratio } = frame;
  const y = scale.top + scale.height - (3 + (line.pen % 6) * 5) * ratio;
  ctx.lineWidth = 3 * ratio;
  ctx.font = font(ratio, 700, 10);
  ctx.textAlign = "left";
  ctx.textBaseline = "bottom";
  const between = (i: number) => frame.x(i > 0 && i < points.x.length ? (points.x[i - 1] + points.x[i]) / 2 : points.x[Math.min(i, points.x.length - 1)]);
  for (let start = first; start < last; start++) {
    const doubt = points.doubt[start];
    if (doubt === 0) continue;
    let end = start + 1;
    while (end < last && points.doubt[end] === doubt) end++;
    const [from, to] = [Math.max(between(start), frame.left), Math.max(between(end), between(start) + 2 * ratio)];
    ctx.setLineDash(doubt === 1 ? [2 * ratio, 3 * ratio] : []);
    ctx.beginPath();
    ctx.moveTo(from, y);
    ctx.lineTo(to, y);
    ctx.stroke();
    if (doubt === 2) ctx.fillText("✕", from, y - 2 * ratio);
    start = end - 1;
  }
}

// What was last known, drawn on in grey: it may be so still, and nobody knows.
function drawStale(frame: Frame, scale: Scale, line: Line, points: Points, now: number | null) {
  const last = points.y.length - 1;
  const y = points.y[last];
  if (now === null || line.gapAfter <= 0 || y === null || y === undefined || now - points.x[last] <= line.gapAfter) return;
  const { ctx, ratio } = frame;
  ctx.strokeStyle = token("--twin-ink-faint");
  ctx.lineWidth = ratio;
  ctx.setLineDash([2 * ratio, 4 * ratio]);
  ctx.beginPath();
  ctx.moveTo(frame.x(points.x[last]), scale.y(y));
  ctx.lineTo(frame.x(Math.min(now, frame.to)), scale.y(y));
  ctx.stroke();
}

// The number of each pen where its line ends, so that it is found without its colour; kept apart from one another.
function drawNumbers(frame: Frame, layout: Layout, options: Options, points: Points[]) {
  const { ctx, ratio } = frame;
  const step = 13 * ratio;
  ctx.save();
  ctx.font = font(ratio, 700, 11);
  ctx.textAlign = "right";
  ctx.textBaseline = "middle";
  for (const lane of layout.lanes) {
    const tags = layout.scales.filter(s => s.top === lane.top).flatMap(scale => scale.lines.map(i => ({ line: options.lines[i], y: endOf(scale, points[i], frame) })));
    const placed = tags.filter(t => t.y !== null && !t.line.ghost).map(t => ({ line: t.line, y: t.y! })).sort((a, b) => a.y - b.y);
    placed.forEach((tag, i) => (tag.y = Math.max(tag.y, i > 0 ? placed[i - 1].y + step : lane.top + step / 2)));
    for (let i = placed.length - 1, foot = lane.top + lane.height - step / 2; i >= 0; i--, foot -= step) placed[i].y = Math.min(placed[i].y, foot);
    for (const tag of placed) write(ctx, `${tag.line.pen + 1}`, frame.left + frame.width - 3 * ratio, tag.y, ratio, colour(tag.line.pen));
  }
  ctx.restore();
}

function endOf(scale: Scale, points: Points, frame: Frame) {
  for (let i = Math.min(firstAt(points, frame.to), points.x.length - 1); i >= 0; i--) {
    const y = points.y[i];
    if (y !== null) return scale.y(y);
  }
  return null;
}
