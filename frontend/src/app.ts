// Starts the islands; every page works without them.
import "htmx.org"; // configured by the page's htmx-config meta element

import { startAutosaves } from "./autosave";
import { startClock } from "./clock";
import { startDesign } from "./design";
import { startLab } from "./lab";
import { startResume } from "./resume";
import { announce, focusPrompt, startKeys } from "./stage";
import { startTheme } from "./theme";

type Swapped = { ctx: { response?: { status: number }; sourceElement?: Element } };

let stop: (() => void)[] = [];

/** Start the interview page's islands on the stage that is shown now. */
function start(stage: HTMLElement): void {
  for (const end of stop) end();
  loadEditor(stage);
  stop = [startClock(stage), startAutosaves(stage), startKeys(stage), startDesign(stage)];
}

/** The editor is large, so it is loaded where code is written and nowhere else. */
function loadEditor(stage: HTMLElement): void {
  const src = stage.querySelector<HTMLElement>("[data-script]")?.dataset["script"];
  if (src && !document.querySelector(`script[src="${src}"]`)) {
    const script = document.createElement("script");
    script.src = src;
    document.head.append(script);
  }
}

document.addEventListener("DOMContentLoaded", () => {
  startTheme();
  const stage = document.getElementById("stage");
  if (stage) start(stage);
  startResume();
  startLab();
  const kept = "form[data-claim], form[data-kept]";
  for (const form of document.querySelectorAll<HTMLElement>(kept)) startAutosaves(form);
});

// An answer that the server could not take leaves the page, and the text in it, as it is.
document.addEventListener("htmx:before:swap", (event) => {
  const { ctx } = (event as CustomEvent<Swapped>).detail;
  const status = ctx.response?.status ?? 200;
  if (status >= 400 && status !== 409) event.preventDefault();
});

document.addEventListener("htmx:after:swap", () => {
  const stage = document.getElementById("stage");
  if (!stage) return;
  start(stage);
  startLab();
  document.dispatchEvent(new Event("greenroom:stage"));
  focusPrompt(stage);
  announce(stage.dataset["announce"] ?? "");
});
