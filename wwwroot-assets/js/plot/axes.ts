import { ticks, type Layout, type Scale } from "./layout";
import { colour, decimals, font, token, write } from "./look";
import type { Frame, Options } from "./types";

export const axisWidth = 54;

/** Which scales have an axis: of each plot the first ones, as many as there is room for, left and right in turn. */
export function axesOf(layout: Layout, most: number, focused: number | null): { scale: Scale; side: "left" | "right"; at: number }[] {
  return layout.lanes.flatMap((_, lane) => {
    const top = layout.lanes[lane].top;
    const own = layout.scales.filter(s => s.top === top);
    const first = own.findIndex(s => focused !== null && s.lines.includes(focused));
    const order = first > 0 ? [own[first], ...own.filter((_, i) => i !== first)] : own;
    return order.slice(0, most).map((scale, i) => ({ scale, side: i % 2 === 0 ? ("left" as const) : ("right" as const), at: Math.floor(i / 2) }));
  });
}

/** How many axes stand on each side at the most. */
export const axisCounts = (options: Options, most: number) => {
  const perLane = new Map<number, Set<string>>();
  for (const line of options.lines) if (!line.hidden && line.style !== "states" && line.style !== "events") perLane.set(line.lane, (perLane.get(line.lane) ?? new Set()).add(line.scale));
  const largest = Math.min(Math.max(0, ...[...perLane.values()].map(s => s.size)), most);
  return { left: Math.max(1, Math.ceil(largest / 2)), right: Math.floor(largest / 2) };
};

export const mostAxes = (width: number) => (width >= 1000 ? 4 : width >= 520 ? 2 : 1);

export function drawGrid(frame: Frame, layout: Layout) {
  const { ctx, ratio } = frame;
  ctx.save();
  ctx.strokeStyle = token("--twin-chart-grid");
  ctx.lineWidth = ratio;
  for (const lane of layout.lanes) {
    const scale = layout.scales.find(s => s.top === lane.top);
    if (!scale || scale.empty) continue;
    ctx.beginPath();
    for (const value of ticks(scale.low, scale.high, lane.height / ratio / 36).values) {
      const y = Math.round(scale.y(value)) + 0.5;
      ctx.moveTo(frame.left, y);
      ctx.lineTo(frame.left + frame.width, y);
    }
    ctx.stroke();
  }
  ctx.restore();
}

export function drawAxes(frame: Frame, layout: Layout, options: Options, focused: number | null, width: number) {
  const { ctx, ratio } = frame;
  ctx.save();
  ctx.textBaseline = "middle";
  for (const { scale, side, at } of axesOf(layout, mostAxes(width), focused)) {
    const pens = [...new Set(scale.lines.map(i => options.lines[i].pen))];
    const many = new Set(options.lines.filter(l => !l.hidden).map(l => l.pen)).size > 1;
    const ink = pens.length === 1 && many ? colour(pens[0]) : token("--twin-ink-quiet");
    const x = side === "left" ? frame.left - (6 + at * axisWidth) * ratio : frame.left + frame.width + (6 + at * axisWidth) * ratio;
    ctx.fillStyle = ink;
    ctx.textAlign = side === "left" ? "right" : "left";
    ctx.font = font(ratio);
    if (scale.empty && scale.lines.every(i => options.lines[i].low === null && options.lines[i].high === null)) continue;
    const { values, decimals: count } = ticks(scale.low, scale.high, scale.height / ratio / 36);
    const format = decimals(count);
    for (const value of values) ctx.fillText(format.format(value), x, scale.y(value));
    drawUnit(frame, scale, options, side, x);
  }
  for (const lane of layout.lanes) if (layout.scales.filter(s => s.top === lane.top).every(s => s.empty)) drawEmpty(frame, lane, options.texts.none);
  ctx.restore();
}

function drawEmpty(frame: Frame, lane: { top: number; height: number }, text: string) {
  frame.ctx.textAlign = "center";
  frame.ctx.font = font(frame.ratio);
  write(frame.ctx, text, frame.left + frame.width / 2, lane.top + lane.height / 2, frame.ratio);
}

// At its axis; a unit that is longer than the axis is wide grows into the plot rather than out of the picture.
function drawUnit(frame: Frame, scale: Scale, options: Options, side: "left" | "right", x: number) {
  const { ctx, ratio } = frame;
  const unit = [...new Set(scale.lines.map(i => options.lines[i].unit))].filter(Boolean).join(", ");
  ctx.font = font(ratio, 600);
  ctx.textBaseline = "bottom";
  const width = ctx.measureText(unit).width;
  const from = side === "left" ? Math.max(0, x - width) : Math.min(x, ctx.canvas.width - width);
  ctx.textAlign = "left";
  ctx.fillText(unit, from, scale.top - 4 * ratio);
  ctx.textBaseline = "middle";
}
