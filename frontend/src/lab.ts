// A lab that is being run: its progress as it is told, and the page when it is over.

type Step = { share: number; what: string };

/** Follow the run that goes on, where this page shows one. */
export function startLab(): void {
  const place = document.querySelector<HTMLElement>("[data-measuring]");
  const bar = place?.querySelector("progress");
  const line = place?.querySelector("[data-what]");
  if (!place || !bar || !line) return;
  const source = new EventSource(place.dataset["measuring"] ?? "");
  const over = (): void => {
    source.close();
    void show();
  };
  source.addEventListener("progress", (event) => {
    const { share, what } = JSON.parse((event as MessageEvent<string>).data) as Step;
    bar.value = share;
    line.textContent = what.charAt(0).toUpperCase() + what.slice(1);
  });
  source.addEventListener("done", over);
  source.addEventListener("failed", over);
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) line.textContent = "The connection was lost; reload the page.";
  });
}

/** Answers may be being typed on a page that has a result already: only what is new is changed. */
async function show(): Promise<void> {
  if (!document.querySelector("[data-lab-result]")) return window.location.reload();
  try {
    const reply = await fetch(window.location.href);
    const fresh = new DOMParser().parseFromString(await reply.text(), "text/html");
    for (const name of ["lab-check", "lab-charts"]) {
      const part = fresh.getElementById(name);
      if (part) document.getElementById(name)?.replaceWith(part);
    }
    document.getElementById("from")?.focus();
  } catch {
    window.location.reload();
  }
}
