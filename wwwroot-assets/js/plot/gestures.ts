import type uPlot from "uplot";

export interface View {
  from: number;
  to: number;
}

interface Hands {
  view(): View;
  /** Shows another span at once; what it holds is asked for when the hand rests. */
  propose(view: View): void;
  click(clientX: number): void;
}

/** A finger pans, two fingers zoom, a tap is a click; with the mouse Shift pans and Ctrl with the wheel zooms. */
export function attachGestures(over: HTMLElement, hands: Hands) {
  const fingers = new Map<number, number>();
  let start: { view: View; fingers: Map<number, number>; moved: boolean } | null = null;

  const begin = () => (start = { view: hands.view(), fingers: new Map(fingers), moved: start?.moved ?? false });
  const left = () => over.getBoundingClientRect().left;

  const down = (event: PointerEvent) => {
    if (event.pointerType === "mouse" && !event.shiftKey) return;
    if (event.pointerType === "mouse") event.preventDefault();
    over.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, event.clientX);
    begin();
  };
  const move = (event: PointerEvent) => {
    if (!start || !fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, event.clientX);
    const [id] = fingers.keys();
    start.moved ||= Math.abs(fingers.get(id)! - (start.fingers.get(id) ?? 0)) > 5 || fingers.size > 1;
    if (start.moved) hands.propose(fingers.size > 1 ? pinched(start, fingers, left(), over.clientWidth) : panned(start, fingers, over.clientWidth));
  };
  const up = (event: PointerEvent) => {
    if (!fingers.delete(event.pointerId)) return;
    if (fingers.size > 0) begin();
    else {
      if (start && !start.moved && event.type === "pointerup" && event.pointerType !== "mouse") hands.click(event.clientX);
      start = null;
    }
  };
  const wheel = (event: WheelEvent) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    hands.propose(zoomed(hands.view(), event.deltaY > 0 ? 1.25 : 0.8, (event.clientX - left()) / over.clientWidth));
  };

  over.style.touchAction = "pan-y";
  over.addEventListener("pointerdown", down);
  over.addEventListener("pointermove", move);
  over.addEventListener("pointerup", up);
  over.addEventListener("pointercancel", up);
  over.addEventListener("wheel", wheel, { passive: false });
}

/** The mouse draws a span only without Shift, which pans. */
export const bindMouse: uPlot.Cursor.Bind = {
  mousedown: (_plot, _target, handler) => event => {
    if (!event.shiftKey) handler(event);
    return null;
  },
};

function panned(start: { view: View; fingers: Map<number, number> }, fingers: Map<number, number>, width: number): View {
  const [id, x] = [...fingers][0];
  return shifted(start.view, (start.fingers.get(id)! - x) / width);
}

function pinched(start: { view: View; fingers: Map<number, number> }, fingers: Map<number, number>, left: number, width: number): View {
  const ids = [...fingers.keys()].slice(0, 2);
  const [a0, b0] = ids.map(id => (start.fingers.get(id) ?? fingers.get(id)!) - left);
  const [a1, b1] = ids.map(id => fingers.get(id)! - left);
  const factor = Math.min(Math.max(Math.abs(a0 - b0) / Math.max(Math.abs(a1 - b1), 8), 0.05), 20);
  return zoomed(shifted(start.view, ((a0 + b0) / 2 - (a1 + b1) / 2) / width), factor, (a1 + b1) / 2 / width);
}

export const shifted = (view: View, share: number): View => {
  const by = (view.to - view.from) * share;
  return { from: view.from + by, to: view.to + by };
};

export const zoomed = (view: View, factor: number, at: number): View => {
  const span = view.to - view.from;
  const fixed = view.from + span * at;
  return { from: fixed - span * factor * at, to: fixed + span * factor * (1 - at) };
};
