import uPlot from "uplot";
import { drawOver, drawUnder } from "./plot/draw";
import { makeLegend } from "./plot/legend";
import { axes, bands, scales, series } from "./plot/look";
import { align, append, none, trim, unpack } from "./plot/points";
import type { Options } from "./plot/types";

interface Owner {
  invokeMethodAsync(method: "ZoomAsync", from: number, to: number): Promise<void>;
  invokeMethodAsync(method: "BackAsync"): Promise<void>;
}

/** A chart over time; with an owner, dragging asks it for a span and a double click takes that back. */
export function create(host: HTMLElement, options: Options, owner: Owner | null) {
  host.replaceChildren();
  const list = host.appendChild(document.createElement("ul"));
  const place = host.appendChild(document.createElement("div"));
  place.className = "canvas";

  const lines = options.lines.map(none);
  const legend = makeLegend(list, options);
  let [from, to] = [0, 1];
  let now: number | null = null;
  let pointer: number | null = null;

  const selected = (plot: uPlot) => {
    const { left, width } = plot.select;
    if (width > 4) void owner!.invokeMethodAsync("ZoomAsync", plot.posToVal(left, "x"), plot.posToVal(left + width, "x"));
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  };
  const plot = new uPlot(
    {
      width: Math.max(place.clientWidth, 1),
      height: Math.max(place.clientHeight, 1),
      padding: [20, options.lines.some(l => l.unit !== options.lines[0].unit) ? 0 : 12, 0, 0],
      legend: { show: false },
      cursor: {
        y: false,
        points: { show: false },
        drag: { x: owner !== null, y: false, setScale: false },
        bind: { dblclick: () => (owner ? () => (void owner.invokeMethodAsync("BackAsync"), null) : () => null) },
      },
      tzDate: time => uPlot.tzDate(new Date(time * 1000), options.zone),
      scales: scales(options),
      axes: axes(options),
      series: [{}, ...series(options)],
      bands: bands(options),
      hooks: {
        drawClear: [u => drawUnder(u, options, lines, now)],
        draw: [u => drawOver(u, options)],
        setSelect: owner ? [selected] : [],
        setCursor: [
          u => {
            pointer = u.cursor.left !== undefined && u.cursor.left >= 0 ? u.posToVal(u.cursor.left, "x") : null;
            legend.show(lines, pointer, to, now);
          },
        ],
      },
    },
    [[]],
    place,
  );

  const draw = () => {
    plot.batch(() => {
      plot.setData(align(lines) as uPlot.AlignedData, false);
      plot.setScale("x", { min: from, max: to });
    });
    legend.show(lines, pointer, to, now);
  };
  const resized = new ResizeObserver(() => plot.setSize({ width: Math.max(place.clientWidth, 1), height: Math.max(place.clientHeight, 1) }));
  resized.observe(place);
  // The theme is a link in the head; canvas does not follow it by itself.
  const themed = new MutationObserver(() => setTimeout(() => plot.redraw(false), 200));
  themed.observe(document.head, { subtree: true, attributeFilter: ["href"] });

  return {
    width: () => place.clientWidth,
    set(bytes: Uint8Array, start: number, end: number, time: number | null) {
      unpack(bytes).forEach((points, i) => (lines[i] = points));
      [from, to, now] = [start, end, time];
      draw();
    },
    /** Newer points of all lines, and the time it is; the view follows it. */
    append(bytes: Uint8Array, time: number) {
      const span = to - from;
      [from, to, now] = [time - span, time, time];
      unpack(bytes).forEach((more, i) => {
        append(lines[i], more, options.lines[i].gapAfter);
        trim(lines[i], from);
      });
      draw();
    },
    dispose() {
      resized.disconnect();
      themed.disconnect();
      plot.destroy();
      host.replaceChildren();
    },
  };
}
