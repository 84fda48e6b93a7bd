// Blazor puts its state as a class on this element; the rest of the page is told by CSS.
const banner = document.getElementById("components-reconnect-modal")!;
const since = banner.querySelector("time")!;
const lost = () => banner.matches(".components-reconnect-show, .components-reconnect-failed");

new MutationObserver(() => {
  if (lost() && !since.textContent) since.textContent = new Date().toLocaleTimeString(document.documentElement.lang, { hourCycle: "h23" });
  if (!lost()) since.textContent = "";
  // The server no longer knows this page, as after a restart; a new one is at the same address.
  if (banner.classList.contains("components-reconnect-rejected")) location.reload();
}).observe(banner, { attributeFilter: ["class"] });

for (const button of document.querySelectorAll("[data-reload]")) button.addEventListener("click", () => location.reload());
