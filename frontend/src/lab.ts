// A lab: what is expected is kept as it is typed, and a run that goes on is followed.
import { forget, keep, kept } from "./keeping";

type Step = { share: number; what: string };

/** Start whatever of it this page has. */
export function startLab(): void {
  const form = document.querySelector<HTMLFormElement>("form.expect");
  if (form) startExpecting(form);
  follow();
}

/** Numbers that are not sealed yet stay in this browser. */
function startExpecting(form: HTMLFormElement): void {
  const boxes = [...form.querySelectorAll<HTMLInputElement>("input[type=text]")];
  const name = `expect-${form.getAttribute("action") ?? ""}`;
  const copy = kept(name, 0);
  const typed = copy ? (JSON.parse(copy.text) as string[]) : [];
  boxes.forEach((box, place) => (box.value ||= typed[place] ?? ""));
  form.addEventListener("input", () => {
    keep(name, 0, { text: JSON.stringify(boxes.map((box) => box.value)), at: Date.now(), saved: false });
  });
  form.addEventListener("submit", () => forget(name, 0));
}

function follow(): void {
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
    const said = document.querySelector("#lab-check p");
    const status = document.querySelector("[data-lab-status]");
    if (status) status.textContent = said?.textContent ?? "";
  } catch {
    window.location.reload();
  }
}
