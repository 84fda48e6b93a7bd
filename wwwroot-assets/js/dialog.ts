// Not showModal: lists that components open in the body would lie under such a dialog and could not be used.
const outside = ".rz-popup, .rz-dropdown-panel, .rz-autocomplete-panel, .rz-multiselect-panel, .rz-datepicker-popup-container";
const focusable = "a[href], button:not(:disabled), input:not(:disabled), select, textarea, [tabindex]:not([tabindex='-1'])";
const leaving = new WeakMap<HTMLDialogElement, () => void>();

const stops = (dialog: HTMLElement) => [...dialog.querySelectorAll<HTMLElement>(focusable)].filter(element => element.offsetParent !== null);

/** Keeps the focus inside until it is closed, tells Escape as "cancel", and gives the focus back. */
export function show(dialog: HTMLDialogElement) {
  if (dialog.open) return;

  const before = document.activeElement as HTMLElement | null;
  const pressed = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.preventDefault();
      dialog.dispatchEvent(new Event("cancel"));
    } else if (event.key === "Tab") {
      const all = stops(dialog);
      const end = event.shiftKey ? all[0] : all[all.length - 1];
      if (document.activeElement !== end) return;
      event.preventDefault();
      (event.shiftKey ? all[all.length - 1] : all[0])?.focus();
    }
  };
  const wandered = (event: FocusEvent) => {
    const target = event.target as HTMLElement;
    if (!dialog.contains(target) && !target.closest(outside)) stops(dialog)[0]?.focus();
  };

  dialog.show();
  (dialog.querySelector<HTMLElement>("[autofocus]") ?? stops(dialog)[1] ?? stops(dialog)[0])?.focus();
  dialog.addEventListener("keydown", pressed);
  document.addEventListener("focusin", wandered);
  leaving.set(dialog, () => {
    dialog.removeEventListener("keydown", pressed);
    document.removeEventListener("focusin", wandered);
    if (before?.isConnected) before.focus();
  });
}

export function close(dialog: HTMLDialogElement) {
  leaving.get(dialog)?.();
  leaving.delete(dialog);
  if (dialog.open) dialog.close();
}
