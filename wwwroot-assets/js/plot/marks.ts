import type { Layout } from "./layout";
import { font, token, write } from "./look";
import type { Frame, Mark, Options, Points } from "./types";

const together = 16;

/** Spans under the lines: what happened, and the time since the newest sample when all are old. */
export function drawSpans(frame: Frame, options: Options, points: Points[], now: number | null) {
  const { ctx } = frame;
  const clamp = (time: number) => Math.min(Math.max(frame.x(time), frame.left), frame.left + frame.width);
  const wash = (from: number, to: number, name: string) => {
    ctx.fillStyle = token(name);
    ctx.fillRect(clamp(from), frame.top, clamp(to) - clamp(from), frame.height);
  };
  for (const mark of options.marks) if (mark.to !== null && mark.shade) wash(mark.from, mark.to, "--twin-wash");

  const ends = options.lines.map((line, i) => ({ line, last: points[i]?.x[points[i].x.length - 1] })).filter(e => e.last !== undefined && !e.line.ghost && !e.line.hidden);
  if (now !== null && ends.length > 0 && ends.every(e => e.line.gapAfter > 0 && now - e.last > e.line.gapAfter)) wash(Math.max(...ends.map(e => e.last)), now, "--twin-chart-gap");
}

/** Over the lines: levels on the first scale, notes, and the zone. */
export function drawNotes(frame: Frame, layout: Layout, options: Options) {
  const { ctx, ratio } = frame;
  ctx.save();
  ctx.font = font(ratio);
  ctx.lineWidth = ratio;
  ctx.textAlign = "right";
  ctx.textBaseline = "bottom";
  ctx.fillStyle = token("--twin-ink-quiet");
  ctx.fillText(options.zoneName, frame.left + frame.width, ctx.canvas.height - 2 * ratio);
  drawLevels(frame, layout, options);
  if (options.behind && layout.lanes.length > 0) drawBehind(frame, layout.lanes[0].top, options.behind);
  ctx.textBaseline = "top";
  for (const mark of options.marks) if (mark.kind === "note") drawNote(frame, mark);
  ctx.restore();
}

// What the dotted lines are, said once.
function drawBehind(frame: Frame, top: number, text: string) {
  const { ctx, ratio } = frame;
  ctx.textAlign = "left";
  ctx.textBaseline = "top";
  write(ctx, text, frame.left + 36 * ratio, top + 4 * ratio, ratio, token("--twin-ink"));
  ctx.strokeStyle = token("--twin-ink");
  ctx.lineWidth = 1.5 * ratio;
  ctx.setLineDash([2 * ratio, 3 * ratio]);
  stroke(ctx, frame.left + 8 * ratio, top + 10 * ratio, frame.left + 30 * ratio, top + 10 * ratio);
  ctx.setLineDash([]);
}

function drawLevels(frame: Frame, layout: Layout, options: Options) {
  const { ctx, ratio } = frame;
  const scale = layout.scales[0];
  for (const level of scale ? options.levels : []) {
    const y = scale.y(level.value);
    if (!(y >= scale.top && y <= scale.top + scale.height)) continue;
    ctx.strokeStyle = token("--twin-ink-quiet");
    ctx.setLineDash([4 * ratio, 4 * ratio]);
    stroke(ctx, frame.left, y, frame.left + frame.width, y);
    ctx.textAlign = "right";
    ctx.textBaseline = y - scale.top < 20 * ratio ? "top" : "bottom";
    write(ctx, level.text, frame.left + frame.width - 4 * ratio, y, ratio);
  }
}

function drawNote(frame: Frame, mark: Mark) {
  const { ctx, ratio } = frame;
  const x = frame.x(mark.from);
  if (!(x >= frame.left && x <= frame.left + frame.width)) return;
  ctx.strokeStyle = token("--twin-ink-quiet");
  ctx.setLineDash([]);
  stroke(ctx, x, frame.top, x, frame.top + frame.height);
  const right = x > frame.left + frame.width * 0.75;
  ctx.textAlign = right ? "right" : "left";
  write(ctx, mark.text, x + (right ? -4 : 4) * ratio, frame.top + 4 * ratio, ratio);
}

function stroke(ctx: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number) {
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.lineTo(x2, y2);
  ctx.stroke();
}

/** Stops, insights and changes in a strip over the plot; what lies closer than a sign is wide is counted together. */
export function makeStrip(place: HTMLElement) {
  const strip = place.appendChild(document.createElement("div"));
  strip.className = "strip";
  // The list beside the chart says the same in order.
  strip.setAttribute("aria-hidden", "true");
  return {
    show(frame: Frame, options: Options) {
      const marks = options.marks.filter(m => m.kind !== "note");
      strip.hidden = marks.length === 0;
      const at = (time: number) => frame.x(time) / frame.ratio;
      const [left, right] = [frame.left / frame.ratio, (frame.left + frame.width) / frame.ratio];
      const signs = ["stop", "insight", "change", "clock"].flatMap(kind => {
        const own = marks.filter(m => m.kind === kind && m.from <= frame.to && (m.to ?? m.from) >= frame.from);
        return kind === "stop" ? own.map(m => span(m, Math.max(at(m.from), left), Math.min(at(m.to ?? m.from), right))) : clusters(own, at).map(sign);
      });
      strip.replaceChildren(...signs);
    },
    height: (options: Options) => (options.marks.some(m => m.kind !== "note") ? 16 : 0),
  };
}

function span(mark: Mark, from: number, to: number) {
  const bar = document.createElement("span");
  bar.dataset.kind = mark.kind;
  bar.title = mark.text;
  bar.style.left = `${from}px`;
  bar.style.width = `${Math.max(to - from, 3)}px`;
  return bar;
}

function clusters(marks: Mark[], at: (time: number) => number) {
  const found: { x: number; marks: Mark[] }[] = [];
  for (const mark of [...marks].sort((a, b) => a.from - b.from)) {
    const last = found[found.length - 1];
    const x = at(mark.from);
    if (last && x - last.x < together) last.marks.push(mark);
    else found.push({ x, marks: [mark] });
  }
  return found;
}

function sign({ x, marks }: { x: number; marks: Mark[] }) {
  const shape = document.createElement("span");
  shape.dataset.kind = marks[0].kind;
  shape.title = marks.slice(0, 12).map(m => m.text).join("\n") + (marks.length > 12 ? `\n… ${marks.length - 12}` : "");
  shape.style.left = `${x}px`;
  shape.textContent = marks.length > 1 ? `${marks.length}` : { insight: "i", change: "c", clock: "◷" }[marks[0].kind] ?? "";
  return shape;
}
