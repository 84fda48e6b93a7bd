interface Palette {
  invokeMethodAsync(method: "OpenAsync"): Promise<void>;
}

/** Ctrl+K (⌘K on a Mac) opens the search from anywhere. */
export function listen(palette: Palette) {
  const pressed = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      void palette.invokeMethodAsync("OpenAsync");
    }
  };
  document.addEventListener("keydown", pressed);
  // From here on the page answers to keys and clicks; tests wait for it.
  document.documentElement.dataset.live = "";
  return { dispose: () => document.removeEventListener("keydown", pressed) };
}

export function focus(selector: string) {
  document.querySelector<HTMLElement>(selector)?.focus();
}

/** Keeps the chosen line of a list in view; the list may have been closed by the same key. */
export function reveal(list: HTMLElement | null) {
  list?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
}
