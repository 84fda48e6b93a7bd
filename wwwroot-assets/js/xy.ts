import { decimals, font, token } from "./plot/look";
import { ticks } from "./plot/layout";

interface Side {
  name: string;
  unit: string;
}

interface Xy {
  x: Side;
  y: Side;
  earliest: string;
  latest: string;
}

const pad = { left: 64, right: 16, top: 24, bottom: 56 };

/** Two signals against one another; the later a pair, the darker its dot. */
export function create(host: HTMLElement) {
  const canvas = host.appendChild(document.createElement("canvas"));
  let [options, pairs]: [Xy | null, Float64Array] = [null, new Float64Array()];

  const draw = () => {
    const ratio = devicePixelRatio;
    const [width, height] = [host.clientWidth, host.clientHeight];
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    const ctx = canvas.getContext("2d")!;
    ctx.scale(ratio, ratio);
    if (options && pairs.length > 0) paint(ctx, options, pairs, width, height);
  };
  const resized = new ResizeObserver(draw);
  resized.observe(host);
  const themed = new MutationObserver(() => setTimeout(draw, 200));
  themed.observe(document.head, { subtree: true, attributeFilter: ["href"] });

  return {
    set(next: Xy, bytes: Uint8Array) {
      [options, pairs] = [next, new Float64Array(bytes.slice().buffer)];
      draw();
      host.dataset.drawn = `${pairs.length / 2}`;
    },
    dispose() {
      resized.disconnect();
      themed.disconnect();
      canvas.remove();
    },
  };
}

function endsOf(values: Float64Array, from: number): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = from; i < values.length; i += 2) [low, high] = [Math.min(low, values[i]), Math.max(high, values[i])];
  const room = high > low ? (high - low) * 0.04 : Math.max(Math.abs(high) * 0.05, 0.5);
  return [low - room, high + room];
}

function paint(ctx: CanvasRenderingContext2D, options: Xy, pairs: Float64Array, width: number, height: number) {
  const [[left, right], [bottom, top]] = [endsOf(pairs, 0), endsOf(pairs, 1)];
  const [wide, high] = [width - pad.left - pad.right, height - pad.top - pad.bottom];
  const x = (value: number) => pad.left + ((value - left) / (right - left)) * wide;
  const y = (value: number) => pad.top + ((top - value) / (top - bottom)) * high;
  const across = ticks(left, right, wide / 90);
  const upward = ticks(bottom, top, high / 48);
  grid(ctx, across.values.map(x), upward.values.map(y), wide, high);

  ctx.fillStyle = token("--twin-ink-quiet");
  ctx.font = font();
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  for (const value of across.values) ctx.fillText(decimals(across.decimals).format(value), x(value), pad.top + high + 6);
  ctx.textAlign = "right";
  ctx.textBaseline = "middle";
  for (const value of upward.values) ctx.fillText(decimals(upward.decimals).format(value), pad.left - 6, y(value));
  names(ctx, options, wide, height);

  ctx.fillStyle = token("--twin-chart-1");
  const count = pairs.length / 2;
  for (let i = 0; i < count; i++) {
    ctx.globalAlpha = 0.15 + (0.75 * (i + 1)) / count;
    ctx.beginPath();
    ctx.arc(x(pairs[2 * i]), y(pairs[2 * i + 1]), i === count - 1 ? 5 : 2.5, 0, 2 * Math.PI);
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}

function grid(ctx: CanvasRenderingContext2D, xs: number[], ys: number[], wide: number, high: number) {
  ctx.strokeStyle = token("--twin-chart-grid");
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (const x of xs) {
    ctx.moveTo(x, pad.top);
    ctx.lineTo(x, pad.top + high);
  }
  for (const y of ys) {
    ctx.moveTo(pad.left, y);
    ctx.lineTo(pad.left + wide, y);
  }
  ctx.stroke();
}

function names(ctx: CanvasRenderingContext2D, options: Xy, wide: number, height: number) {
  const withUnit = (side: Side) => (side.unit ? `${side.name} (${side.unit})` : side.name);
  ctx.font = font(1, 600);
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  ctx.fillText(withUnit(options.y), 4, 14);
  ctx.textAlign = "right";
  ctx.fillText(withUnit(options.x), pad.left + wide, height - 22);
  ctx.font = font();
  ctx.textAlign = "left";
  ctx.fillText(`${options.earliest} → ${options.latest}`, pad.left, height - 5);
}
