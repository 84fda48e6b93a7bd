export type Style = "line" | "dashed" | "steps" | "dots" | "bars";

export interface Line {
  name: string;
  unit: string;
  style: Style;
  decimals: number | null;
  /** What 0, 1, … read as, for states. */
  words: string[] | null;
  /** Seconds without a sample after which the line is broken and its newest value stale; 0 for never. */
  gapAfter: number;
}

export interface Level {
  value: number;
  text: string;
}

export interface Mark {
  from: number;
  to: number | null;
  text: string;
}

export interface Options {
  zone: string;
  zoneName: string;
  lines: Line[];
  levels: Level[];
  marks: Mark[];
  /** Whether the right edge follows the clock. */
  live: boolean;
}

/** The points of one line in time order; null is a gap. */
export interface Points {
  x: number[];
  y: (number | null)[];
  low: (number | null)[];
  high: (number | null)[];
}
