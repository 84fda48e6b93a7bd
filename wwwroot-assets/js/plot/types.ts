export type Style = "line" | "dashed" | "steps" | "dots" | "bars" | "states" | "events";

export interface Line {
  name: string;
  unit: string;
  style: Style;
  decimals: number | null;
  /** What 0, 1, … read as, for states; what happened, for events. */
  words: string[] | null;
  /** Seconds without a sample after which the line is broken and its newest value stale; 0 for never. */
  gapAfter: number;
  /** Which colour, dash and number it has, from 0 on. */
  pen: number;
  /** Lines of one scale share an axis. */
  scale: string;
  /** Which of the plots under one another it is drawn in, from 0 on. */
  lane: number;
  /** An earlier period or another machine, drawn behind. */
  ghost: boolean;
  hidden: boolean;
  /** Ends of its scale, where a person set them. */
  low: number | null;
  high: number | null;
}

export interface Level {
  value: number;
  text: string;
}

export interface Mark {
  from: number;
  to: number | null;
  text: string;
  /** "note" is written into the plot; stop, insight, change and clock have a strip over it. */
  kind: string;
  /** Whether a span is laid under the lines too. */
  shade: boolean;
}

export interface Options {
  zone: string;
  zoneName: string;
  lines: Line[];
  levels: Level[];
  marks: Mark[];
  /** A list of the lines over the plot; without it their values stand beside the pointer. */
  legend: boolean;
  /** Two cursors can be set, and lines carry their numbers. */
  cursors: boolean;
  /** What the lines behind are: "7 days earlier". */
  behind: string | null;
  texts: Texts;
}

/** What the chart says itself. */
export interface Texts {
  cursor: string;
  uncertain: string;
  bad: string;
  several: string;
  none: string;
  help: string;
}

/** The points of one line in time order; null is a gap. Doubt: 0 good, 1 uncertain or some bad, 2 bad. */
export interface Points {
  x: number[];
  y: (number | null)[];
  low: (number | null)[];
  high: (number | null)[];
  doubt: number[];
}

/** Where to draw, in device pixels. */
export interface Frame {
  ctx: CanvasRenderingContext2D;
  ratio: number;
  left: number;
  top: number;
  width: number;
  height: number;
  /** The span of time shown. */
  from: number;
  to: number;
  x(time: number): number;
}
