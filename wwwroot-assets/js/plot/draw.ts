import type uPlot from "uplot";
import { font, scaleOf, token } from "./look";
import type { Options, Points } from "./types";

/** Spans under the lines: what happened, and the time since the newest sample when it is old. */
export function drawUnder(plot: uPlot, options: Options, lines: Points[], now: number | null) {
  const { ctx, bbox } = plot;
  const left = (time: number) => Math.min(Math.max(plot.valToPos(time, "x", true), bbox.left), bbox.left + bbox.width);
  const wash = (from: number, to: number, name: string) => {
    ctx.fillStyle = token(name);
    ctx.fillRect(left(from), bbox.top, left(to) - left(from), bbox.height);
  };
  for (const mark of options.marks) if (mark.to !== null) wash(mark.from, mark.to, "--twin-wash");

  const ends = lines.map((l, i) => ({ last: l.x[l.x.length - 1], gapAfter: options.lines[i].gapAfter })).filter(e => e.last !== undefined);
  if (now !== null && ends.length > 0 && ends.every(e => e.gapAfter > 0 && now - e.last > e.gapAfter)) wash(Math.max(...ends.map(e => e.last)), now, "--twin-chart-gap");
}

/** Names over the lines: units at their axes, levels, moments, and the zone. */
export function drawOver(plot: uPlot, options: Options) {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.font = font().replace("12px", `${12 * ratio}px`);
  ctx.lineWidth = ratio;

  const units = [...new Set(options.lines.map(l => l.unit))].slice(0, 2);
  ctx.fillStyle = token("--twin-ink-quiet");
  ctx.textBaseline = "bottom";
  units.forEach((unit, i) => {
    // At its axis; a unit that is longer than the axis is wide grows into the plot rather than out of the picture.
    const width = ctx.measureText(unit).width;
    const at = i === 0 ? bbox.left - 6 * ratio - width : bbox.left + bbox.width + 6 * ratio;
    ctx.textAlign = "left";
    ctx.fillText(unit, Math.max(0, Math.min(at, ctx.canvas.width - width)), bbox.top - 5 * ratio);
  });
  ctx.textAlign = "right";
  ctx.fillText(options.zoneName, bbox.left + bbox.width, ctx.canvas.height - 2 * ratio);

  drawLevels(plot, options, ratio);
  drawMarks(plot, options, ratio);
  ctx.restore();
}

// On a ground of its own, so that lines behind it do not cross it out.
function write(ctx: CanvasRenderingContext2D, text: string, x: number, y: number, ratio: number) {
  ctx.setLineDash([]);
  ctx.lineJoin = "round";
  ctx.lineWidth = 4 * ratio;
  ctx.strokeStyle = token("--twin-surface");
  ctx.strokeText(text, x, y);
  ctx.lineWidth = ratio;
  ctx.fillStyle = token("--twin-ink-quiet");
  ctx.fillText(text, x, y);
}

function drawLevels(plot: uPlot, options: Options, ratio: number) {
  const { ctx, bbox } = plot;
  const scale = options.lines[0] && scaleOf(options.lines[0]);
  for (const level of scale ? options.levels : []) {
    const y = plot.valToPos(level.value, scale, true);
    if (!(y >= bbox.top && y <= bbox.top + bbox.height)) continue;
    ctx.strokeStyle = ctx.fillStyle = token("--twin-ink-quiet");
    ctx.setLineDash([4 * ratio, 4 * ratio]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.textAlign = "right";
    ctx.textBaseline = y - bbox.top < 20 * ratio ? "top" : "bottom";
    write(ctx, level.text, bbox.left + bbox.width - 4 * ratio, y, ratio);
  }
}

function drawMarks(plot: uPlot, options: Options, ratio: number) {
  const { ctx, bbox } = plot;
  ctx.textBaseline = "top";
  for (const mark of options.marks) {
    const x = plot.valToPos(mark.from, "x", true);
    if (!(x >= bbox.left && x <= bbox.left + bbox.width)) continue;
    ctx.strokeStyle = ctx.fillStyle = token("--twin-ink-quiet");
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    const right = x > bbox.left + bbox.width * 0.75;
    ctx.textAlign = right ? "right" : "left";
    write(ctx, mark.text, x + (right ? -4 : 4) * ratio, bbox.top + 4 * ratio, ratio);
  }
}
