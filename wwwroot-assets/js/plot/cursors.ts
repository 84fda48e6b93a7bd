import { times } from "./look";
import type { Frame, Options } from "./types";

export type Times = [number | null, number | null];

const names = ["A", "B"];

/** Two lines across all plots, moved by their handle, by a click on the plot, or by the arrow keys. */
export function makeCursors(place: HTMLElement, moved: (times: Times) => void) {
  const at: Times = [null, null];
  let active = 0;
  let frame: Frame | null = null;
  let options: Options | null = null;

  const lines = names.map((name, i) => {
    const line = place.appendChild(document.createElement("div"));
    line.className = "cursor";
    line.hidden = true;
    line.dataset.cursor = name;
    const handle = line.appendChild(document.createElement("button"));
    handle.type = "button";
    handle.textContent = name;
    handle.setAttribute("role", "slider");
    handle.addEventListener("focus", () => (active = i));
    line.addEventListener("pointerdown", event => drag(i, event));
    return line;
  });

  const timeAt = (clientX: number) => {
    const x = (clientX - place.getBoundingClientRect().left) * frame!.ratio;
    return inSight(frame!.from + ((x - frame!.left) / frame!.width) * (frame!.to - frame!.from));
  };
  const inSight = (time: number) => Math.min(Math.max(time, frame!.from), frame!.to);

  function drag(i: number, event: PointerEvent) {
    event.preventDefault();
    event.stopPropagation();
    active = i;
    const line = lines[i];
    line.setPointerCapture(event.pointerId);
    const move = (e: PointerEvent) => {
      at[i] = timeAt(e.clientX);
      show();
    };
    line.addEventListener("pointermove", move);
    line.addEventListener(
      "lostpointercapture",
      () => {
        line.removeEventListener("pointermove", move);
        moved([...at]);
      },
      { once: true },
    );
    line.querySelector("button")!.focus();
  }

  function show() {
    if (!frame || !options) return;
    const clock = times(options.zone);
    lines.forEach((line, i) => {
      const time = at[i];
      line.hidden = time === null || time < frame!.from || time > frame!.to;
      if (line.hidden) return;
      line.style.left = `${frame!.x(time!) / frame!.ratio}px`;
      line.style.top = `${frame!.top / frame!.ratio}px`;
      line.style.height = `${frame!.height / frame!.ratio}px`;
      const handle = line.querySelector("button")!;
      handle.setAttribute("aria-label", `${options!.texts.cursor} ${names[i]}`);
      handle.setAttribute("aria-valuemin", `${frame!.from}`);
      handle.setAttribute("aria-valuemax", `${frame!.to}`);
      handle.setAttribute("aria-valuenow", `${time}`);
      handle.setAttribute("aria-valuetext", clock.full(time!));
    });
  }

  const put = (i: number, time: number | null) => {
    at[i] = time;
    active = i;
    show();
    moved([...at]);
  };

  return {
    show(now: Frame, with_: Options) {
      [frame, options] = [now, with_];
      show();
    },
    set(times: Times) {
      [at[0], at[1]] = times;
      show();
    },
    /** The first click sets A, the second B, then the nearer one follows. */
    click(clientX: number) {
      const time = timeAt(clientX);
      const near = at[0] === null ? 0 : at[1] === null ? 1 : Math.abs(at[0] - time) <= Math.abs(at[1] - time) ? 0 : 1;
      put(near, time);
    },
    /** Whether there was one to move. */
    step(pixels: number) {
      if (!frame || at[active] === null) return false;
      put(active, inSight(at[active]! + (pixels * frame.ratio * (frame.to - frame.from)) / frame.width));
      return true;
    },
    /** To an end of what is shown. */
    jump(end: "from" | "to") {
      if (!frame || at[active] === null) return false;
      put(active, frame[end]);
      return true;
    },
    call(i: number) {
      if (frame && at[i] === null) put(i, frame.from + ((frame.to - frame.from) * (i + 1)) / 3);
      else active = i;
      lines[i].querySelector("button")!.focus();
    },
    clear() {
      if (at[0] === null && at[1] === null) return;
      [at[0], at[1]] = [null, null];
      show();
      moved([...at]);
    },
  };
}
