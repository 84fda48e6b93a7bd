import uPlot from "uplot";
import { axisCounts, axisWidth, drawAxes, drawGrid, mostAxes } from "./plot/axes";
import { makeCursors, type Times } from "./plot/cursors";
import { attachGestures, bindMouse, shifted, zoomed, type View } from "./plot/gestures";
import { layOut, type Layout } from "./plot/layout";
import { makeLegend, makeTip } from "./plot/legend";
import { drawLines } from "./plot/lines";
import { font, times, token } from "./plot/look";
import { drawNotes, drawSpans, makeStrip } from "./plot/marks";
import { append, none, trim, unpack } from "./plot/points";
import { drawRows } from "./plot/rows";
import type { Frame, Mark, Options, Points } from "./plot/types";

interface Owner {
  invokeMethodAsync(method: "ZoomAsync", from: number, to: number): Promise<void>;
  invokeMethodAsync(method: "BackAsync"): Promise<void>;
  invokeMethodAsync(method: "CursorsAsync", a: number | null, b: number | null): Promise<void>;
}

// So long a hand rests before what it points at is asked for.
const rest = 250;

/** A chart over time; with an owner, dragging asks it for a span and a double click takes that back. */
export function create(host: HTMLElement, first: Options, owner: Owner | null) {
  host.replaceChildren();
  const list = host.appendChild(document.createElement("ul"));
  const place = host.appendChild(document.createElement("div"));
  place.className = "canvas";

  let options = first;
  let points: Points[] = options.lines.map(none);
  let legend = makeLegend(list, options);
  let layout: Layout = { scales: [], rows: [], lanes: [] };
  let [from, to] = [0, 1];
  let now: number | null = null;
  let pointer: number | null = null;
  let focused: number | null = null;
  let proposed = 0;
  let resting = 0;

  const width = () => Math.max(place.clientWidth, 1);
  const pads = () => axisCounts(options, mostAxes(width()));
  const frameOf = (u: uPlot): Frame => ({ ctx: u.ctx, ratio: devicePixelRatio, ...u.bbox, from, to, x: time => u.valToPos(time, "x", true) });

  const propose = (view: View) => {
    if (!owner) return;
    [from, to] = [view.from, view.to];
    clearTimeout(proposed);
    proposed = window.setTimeout(() => {
      proposed = 0;
      void owner.invokeMethodAsync("ZoomAsync", from, to);
    }, rest);
    draw();
  };
  const selected = (u: uPlot) => {
    const { left, width } = u.select;
    if (width > 4) void owner!.invokeMethodAsync("ZoomAsync", u.posToVal(left, "x"), u.posToVal(left + width, "x"));
    u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  };

  const under = (u: uPlot) => {
    const frame = frameOf(u);
    layout = layOut(options, points, frame);
    drawSpans(frame, options, points, now);
    drawGrid(frame, layout);
  };
  const over = (u: uPlot) => {
    const frame = frameOf(u);
    drawRows(frame, layout, options, points, now);
    drawLines(frame, layout, options, points, focused, now);
    drawAxes(frame, layout, options, focused, width());
    drawNotes(frame, layout, options);
    strip.show(frame, options);
    cursors.show(frame, options);
  };
  const pointed = (u: uPlot) => {
    pointer = u.cursor.left !== undefined && u.cursor.left >= 0 ? u.posToVal(u.cursor.left, "x") : null;
    say();
  };

  const clock = { zone: "", ticks: times(options.zone).ticks };
  const ticks = (splits: number[], step: number) => {
    if (clock.zone !== options.zone) [clock.zone, clock.ticks] = [options.zone, times(options.zone).ticks];
    return clock.ticks(splits, step);
  };

  const strip = makeStrip(place);
  const tip = makeTip(place);
  const cursors = makeCursors(place, ([a, b]: Times) => {
    clearTimeout(resting);
    resting = window.setTimeout(() => void owner?.invokeMethodAsync("CursorsAsync", a, b), rest);
  });
  const plot = new uPlot(
    {
      width: width(),
      height: Math.max(place.clientHeight, 1),
      padding: [() => (options.cursors ? 28 : 20) + strip.height(options), () => (pads().right > 0 ? 4 + pads().right * axisWidth : 24), 0, () => pads().left * axisWidth],
      legend: { show: false },
      cursor: {
        y: false,
        points: { show: false },
        drag: { x: owner !== null, y: false, setScale: false },
        bind: { ...bindMouse, dblclick: () => (owner && !options.cursors ? () => (void owner.invokeMethodAsync("BackAsync"), null) : () => null) },
      },
      tzDate: time => uPlot.tzDate(new Date(time * 1000), options.zone),
      scales: { x: { time: true, auto: false }, nothing: { range: [0, 1] } },
      axes: [
        {
          stroke: () => token("--twin-ink-quiet"),
          font: font(),
          ticks: { show: false },
          grid: { stroke: () => token("--twin-chart-grid"), width: 1 },
          size: 54,
          gap: 4,
          space: 84,
          values: (_, splits, _axis, _space, step) => ticks(splits, step),
        },
      ],
      series: [{}, { scale: "nothing", paths: () => null, points: { show: false } }],
      hooks: { drawClear: [under], draw: [over], setSelect: owner ? [selected] : [], setCursor: [pointed] },
    },
    [[], []],
    place,
  );

  function say() {
    if (options.legend) legend.show(points, pointer, to, now);
    else if (pointer === null) tip.hide();
    else tip.show(options, points, pointer, plot.valToPos(pointer, "x") + plot.bbox.left / devicePixelRatio, now);
  }
  function draw() {
    plot.batch(() => {
      plot.setData([[from, to], [0, 0]], false);
      plot.setScale("x", { min: from, max: to });
    });
    say();
  }
  function configure(next: Options) {
    options = next;
    list.hidden = !options.legend;
    legend = makeLegend(list, options);
    place.tabIndex = owner && options.cursors ? 0 : -1;
    if (options.cursors) place.setAttribute("aria-label", options.texts.help);
    plot.redraw(false, true);
  }

  if (owner) {
    const view = () => ({ from, to });
    attachGestures(plot.over, { view, propose, click: x => options.cursors && cursors.click(x) });
    // uPlot keeps the click that ends a drag from coming here.
    plot.over.addEventListener("click", event => {
      if (options.cursors && !event.shiftKey && (event as PointerEvent).pointerType !== "touch") cursors.click(event.clientX);
    });
    place.addEventListener("keydown", event => {
      if (options.cursors && !event.ctrlKey && !event.metaKey && !event.altKey && pressed(event)) event.preventDefault();
    });
  }

  function pressed(event: KeyboardEvent) {
    const far = event.shiftKey ? 10 : 1;
    const side = event.key === "ArrowLeft" || event.key === "PageUp" ? -1 : 1;
    switch (event.key) {
      case "ArrowLeft":
      case "ArrowRight":
        if (!cursors.step(side * far)) propose(shifted({ from, to }, side * 0.1));
        return true;
      case "PageUp":
      case "PageDown":
        propose(shifted({ from, to }, side * 0.5));
        return true;
      case "+":
      case "=":
        propose(zoomed({ from, to }, 0.5, 0.5));
        return true;
      case "-":
        propose(zoomed({ from, to }, 2, 0.5));
        return true;
      case "Home":
        return cursors.jump("from");
      case "End":
        return cursors.jump("to");
      case "a":
      case "b":
        cursors.call(event.key === "a" ? 0 : 1);
        return true;
      case "Backspace":
        void owner!.invokeMethodAsync("BackAsync");
        return true;
      case "Escape":
        cursors.clear();
        return true;
      default:
        return false;
    }
  }

  const resized = new ResizeObserver(() => plot.setSize({ width: width(), height: Math.max(place.clientHeight, 1) }));
  resized.observe(place);
  // The theme is a link in the head; canvas does not follow it by itself.
  const themed = new MutationObserver(() => setTimeout(() => plot.redraw(false), 200));
  themed.observe(document.head, { subtree: true, attributeFilter: ["href"] });

  // Pens listed elsewhere on the page bring their line forward.
  const page = host.closest<HTMLElement>("[data-trend]");
  const hovered = (event: Event) => {
    const pen = event.type === "pointerout" || event.type === "focusout" ? undefined : (event.target as HTMLElement).closest<HTMLElement>("[data-pen]")?.dataset.pen;
    const line = pen === undefined ? -1 : options.lines.findIndex(l => l.pen === Number(pen));
    if ((line < 0 ? null : line) === focused) return;
    focused = line < 0 ? null : line;
    plot.redraw(false);
  };
  const listened = ["pointerover", "pointerout", "focusin", "focusout"];
  listened.forEach(name => page?.addEventListener(name, hovered));
  configure(first);

  return {
    width,
    configure(next: Options) {
      configure(next);
      say();
    },
    /** Lines with their points; the span is shown unless a hand is moving it. */
    set(next: Options, bytes: Uint8Array, start: number, end: number, time: number | null) {
      points = unpack(bytes);
      now = time;
      if (proposed === 0) [from, to] = [start, end];
      configure(next);
      draw();
      host.dataset.drawn = `${(Number(host.dataset.drawn) || 0) + 1}`;
    },
    /** Newer points of all lines, and the time it is; the view follows it. */
    append(bytes: Uint8Array, time: number) {
      if (proposed === 0) [from, to] = [time - (to - from), time];
      now = time;
      unpack(bytes).forEach((more, i) => {
        append(points[i], more, options.lines[i].gapAfter);
        trim(points[i], from);
      });
      draw();
    },
    marks(marks: Mark[]) {
      options.marks = marks;
      plot.redraw(false, true);
    },
    cursors: (a: number | null, b: number | null) => cursors.set([a, b]),
    zoom: (factor: number) => propose(zoomed({ from, to }, factor, 0.5)),
    pan: (share: number) => propose(shifted({ from, to }, share)),
    dispose() {
      clearTimeout(proposed);
      clearTimeout(resting);
      resized.disconnect();
      themed.disconnect();
      listened.forEach(name => page?.removeEventListener(name, hovered));
      plot.destroy();
      host.replaceChildren();
    },
  };
}
