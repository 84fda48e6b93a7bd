import { colourName, dash, numbers, times } from "./look";
import type { Options, Points } from "./types";

/** Names, newest values, and under the cursor what was there and when. */
export function makeLegend(list: HTMLUListElement, options: Options) {
  const clock = times(options.zone);
  const entries = options.lines.map((line, i) => {
    const item = document.createElement("li");
    const stroke = `style="stroke:var(${colourName(i)})" stroke-width="2.5" stroke-dasharray="${dash(i, line.style).join(" ")}"`;
    item.innerHTML = `<svg width="18" height="6" aria-hidden="true"><path d="M0 3h18" ${stroke}/></svg><span></span><b></b><span class="low-high"></span>`;
    const [name, lowHigh] = item.querySelectorAll("span");
    name.textContent = line.name;
    list.append(item);
    return { item, value: item.querySelector("b")!, lowHigh, format: numbers(line), unit: line.unit && ` ${line.unit}` };
  });
  const at = document.createElement("li");
  at.className = "at";
  list.append(at);

  const nearest = (points: Points, time: number | null, right: number) => {
    if (time === null) return points.y.findLastIndex((y, i) => y !== null && points.x[i] <= right + 1);
    const next = points.x.findIndex(x => x >= time);
    const candidates = [next < 0 ? points.x.length - 1 : next, next - 1].filter(i => i >= 0);
    return candidates.sort((a, b) => Math.abs(points.x[a] - time) - Math.abs(points.x[b] - time))[0] ?? -1;
  };

  return {
    show(lines: Points[], time: number | null, right: number, now: number | null) {
      lines.forEach((points, i) => {
        const entry = entries[i];
        const index = nearest(points, time, right);
        const y = index < 0 ? null : points.y[index];
        const [low, high] = index < 0 ? [null, null] : [points.low[index], points.high[index]];
        entry.value.textContent = y === null ? "–" : entry.format(y) + entry.unit;
        entry.lowHigh.textContent = time !== null && low !== null && high !== null ? `${entry.format(low)} … ${entry.format(high)}` : "";
        const gapAfter = options.lines[i].gapAfter;
        entry.item.classList.toggle("stale", time === null && now !== null && index >= 0 && gapAfter > 0 && now - points.x[index] > gapAfter);
      });
      at.textContent = time === null ? "" : `${clock.full(time)} ${options.zoneName}`;
    },
  };
}
