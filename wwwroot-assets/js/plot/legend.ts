import { colourName, dash, numbers, times } from "./look";
import { firstAt, pointAt } from "./points";
import type { Line, Options, Points } from "./types";

const holds = (line: Line) => line.style === "steps" || line.style === "states" || line.style === "events";

/** What a line says at a time: its value with unit, the ends of its bucket, and doubt; the newest without a time. */
function sayAt(line: Line, points: Points, time: number | null, right: number, format: (value: number) => string, options: Options) {
  const index = time === null ? points.y.findLastIndex((y, i) => y !== null && points.x[i] <= right + 1) : pointAt(points, time, holds(line));
  const y = index < 0 ? null : points.y[index];
  const [low, high] = index < 0 ? [null, null] : [points.low[index], points.high[index]];
  const several = line.style === "states" && low !== high;
  const doubt = index < 0 ? 0 : points.doubt[index];
  const words = [options.texts.uncertain, options.texts.bad][doubt - 1];
  return {
    index,
    value: y === null ? "–" : several ? options.texts.several : format(y) + (line.unit && !line.words ? ` ${line.unit}` : ""),
    ends: !several && line.style !== "states" && time !== null && low !== null && high !== null ? `${format(low)} … ${format(high)}` : "",
    doubt: time !== null && doubt > 0 ? words : "",
  };
}

const swatch = (line: Line) =>
  `<svg width="18" height="6" aria-hidden="true"><path d="M0 3h18" style="stroke:var(${colourName(line.pen)})" stroke-width="2.5" stroke-dasharray="${dash(line).join(" ")}"/></svg>`;

/** Names, newest values, and under the pointer what was there and when. */
export function makeLegend(list: HTMLUListElement, options: Options) {
  const clock = times(options.zone);
  list.replaceChildren();
  const entries = options.lines.map(line => {
    const item = document.createElement("li");
    item.innerHTML = `${swatch(line)}<span></span><b></b><span class="low-high"></span>`;
    const [name, lowHigh] = item.querySelectorAll("span");
    name.textContent = line.name;
    item.hidden = line.hidden;
    list.append(item);
    return { item, value: item.querySelector("b")!, lowHigh, format: numbers(line) };
  });
  const at = document.createElement("li");
  at.className = "at";
  list.append(at);

  return {
    show(points: Points[], time: number | null, right: number, now: number | null) {
      points.forEach((own, i) => {
        const [line, entry] = [options.lines[i], entries[i]];
        const said = sayAt(line, own, time, right, entry.format, options);
        entry.value.textContent = said.value;
        entry.lowHigh.textContent = [said.ends, said.doubt].filter(Boolean).join(" · ");
        entry.item.classList.toggle("stale", time === null && now !== null && said.index >= 0 && line.gapAfter > 0 && now - own.x[said.index] > line.gapAfter);
      });
      at.textContent = time === null ? "" : `${clock.full(time)} ${options.zoneName}`;
    },
  };
}

/** Beside the pointer, for charts whose lines are listed elsewhere. */
export function makeTip(place: HTMLElement) {
  const tip = place.appendChild(document.createElement("div"));
  tip.className = "tip";
  tip.hidden = true;
  return {
    hide: () => (tip.hidden = true),
    show(options: Options, points: Points[], time: number, x: number, now: number | null) {
      const rows = options.lines.flatMap((line, i) => {
        if (line.hidden) return [];
        const said = sayAt(line, points[i], time, time, numbers(line), options);
        // Beyond the newest sample nothing is known, but for a state, which holds.
        const silent = now !== null && points[i].x.length > 0 && time > points[i].x[points[i].x.length - 1] && line.gapAfter > 0 && time - points[i].x[points[i].x.length - 1] > line.gapAfter;
        const outside = firstAt(points[i], time) === 0 && points[i].x.length > 0 && line.gapAfter > 0 && points[i].x[0] - time > line.gapAfter;
        const row = document.createElement("li");
        row.innerHTML = `${swatch(line)}<i></i><span></span><b></b><span class="low-high"></span>`;
        row.querySelector("i")!.textContent = line.ghost ? "" : `${line.pen + 1}`;
        const [name, ends] = row.querySelectorAll("span");
        name.textContent = line.name;
        row.querySelector("b")!.textContent = silent || outside ? "–" : said.value;
        ends.textContent = silent || outside ? "" : [said.ends, said.doubt].filter(Boolean).join(" · ");
        return [row];
      });
      const head = document.createElement("p");
      head.textContent = `${times(options.zone).full(time)} ${options.zoneName}`;
      const list = document.createElement("ul");
      list.append(...rows);
      tip.replaceChildren(head, list);
      tip.hidden = false;
      const wide = tip.offsetWidth;
      const left = x + 14 + wide > place.clientWidth ? x - 14 - wide : x + 14;
      tip.style.left = `${Math.max(0, left)}px`;
    },
  };
}
