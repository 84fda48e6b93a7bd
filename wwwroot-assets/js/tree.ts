const handled = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "F2", "Enter", " "];

/** Keeps the keys of a tree from scrolling the page; what they do is decided on the server. */
export function attach(tree: HTMLElement) {
  const pressed = (event: KeyboardEvent) => {
    if (handled.includes(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) event.preventDefault();
  };
  tree.addEventListener("keydown", pressed);
  return { dispose: () => tree.removeEventListener("keydown", pressed) };
}

export function focus(tree: HTMLElement) {
  tree.querySelector<HTMLElement>("[tabindex='0']")?.focus();
}
