/** The browser keeps the focus inside, closes on Escape and gives the focus back. */
export function show(dialog: HTMLDialogElement) {
  if (!dialog.open) dialog.showModal();
}

export function close(dialog: HTMLDialogElement) {
  if (dialog.open) dialog.close();
}
