interface Owner {
  invokeMethodAsync(method: "DroppedAsync", text: string): Promise<void>;
}

const recent = "twin-recent-signals";
const most = 8;
const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** Signals can be dragged onto the page from its tree, or as a link to a trend from anywhere. */
export function attach(page: HTMLElement, owner: Owner) {
  let inside = 0;
  const carried = (event: DragEvent) => event.dataTransfer?.types.some(t => t === "text/plain" || t === "text/uri-list") ?? false;
  const show = () => page.toggleAttribute("data-drop", inside > 0);
  const started = (event: DragEvent) => {
    const signal = (event.target as HTMLElement).closest<HTMLElement>("[data-signal]")?.dataset.signal;
    if (signal) event.dataTransfer?.setData("text/plain", signal);
  };
  const entered = (event: DragEvent) => {
    if (!carried(event)) return;
    event.preventDefault();
    inside++;
    show();
  };
  const left = (event: DragEvent) => {
    if (!carried(event)) return;
    inside--;
    show();
  };
  const over = (event: DragEvent) => {
    if (carried(event)) event.preventDefault();
  };
  const dropped = (event: DragEvent) => {
    inside = 0;
    show();
    const text = event.dataTransfer?.getData("text/uri-list") || event.dataTransfer?.getData("text/plain") || "";
    if (!id.test(text)) return;
    event.preventDefault();
    void owner.invokeMethodAsync("DroppedAsync", text.slice(0, 4000));
  };
  const listened: [string, (event: DragEvent) => void][] = [["dragstart", started], ["dragenter", entered], ["dragleave", left], ["dragover", over], ["drop", dropped]];
  for (const [name, handler] of listened) page.addEventListener(name, handler as EventListener);
  return {
    dispose() {
      for (const [name, handler] of listened) page.removeEventListener(name, handler as EventListener);
    },
  };
}

/** What was looked at in this browser, newest first. */
export function recall(): string[] {
  try {
    return (JSON.parse(localStorage.getItem(recent) ?? "[]") as unknown[]).filter((s): s is string => typeof s === "string" && id.test(s)).slice(0, most);
  } catch {
    return [];
  }
}

export function remember(signals: string[]) {
  try {
    localStorage.setItem(recent, JSON.stringify([...new Set([...signals, ...recall()])].slice(0, most)));
  } catch {
    // Storage may be forbidden; nothing hangs on it.
  }
}

export const copy = (text: string) => navigator.clipboard.writeText(text);
