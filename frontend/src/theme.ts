// Switches the theme without a reload; the cookie is the server's to set.

/** Let the theme's buttons act at once. */
export function startTheme(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-theme-switch]");
  form?.addEventListener("submit", (event) => {
    if (!(event.submitter instanceof HTMLButtonElement)) return;
    event.preventDefault();
    const theme = event.submitter.value;
    document.documentElement.dataset["theme"] = theme;
    for (const button of form.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.value === theme));
    }
    const body = new URLSearchParams({ theme, back: "/" });
    void fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => undefined);
  });
}
