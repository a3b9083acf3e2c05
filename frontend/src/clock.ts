// Counts down what is left of a round; the server's clock is the truth.
import { recall, remember } from "./keeping";
import { announce } from "./stage";

const HIDDEN = "clock-hidden";
const LATE = 120;

/** Seconds as minutes and seconds: 2701 is 45:01. */
export function wallClock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Run the clock of this stage until the returned function is called. */
export function startClock(stage: HTMLElement): () => void {
  const face = stage.querySelector<HTMLTimeElement>("time[data-seconds-left]");
  if (!face) return () => undefined;
  const running = face.dataset["running"] === "true";
  let end = performance.now() + Number(face.dataset["secondsLeft"]) * 1000;
  let shown = -1;

  const tick = (): void => {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    if (left === shown) return;
    if (shown > 0) tell(left, stage);
    shown = left;
    face.textContent = wallClock(left);
    face.classList.toggle("late", left <= LATE);
  };
  // A laptop that slept, or a pause in another window: ask how late it really is.
  const ask = async (): Promise<void> => {
    if (document.visibilityState !== "visible") return;
    try {
      const reply = await fetch(stage.dataset["url"] ?? "", { headers: { Accept: "application/json" } });
      if (!reply.ok) return;
      const { seconds_left: left } = (await reply.json()) as { seconds_left: number };
      end = performance.now() + left * 1000;
    } catch {
      // Out of reach: the clock goes on by itself.
    }
  };

  startHiding(stage, face);
  if (!running) return () => undefined;
  tick();
  const timer = window.setInterval(tick, 250);
  document.addEventListener("visibilitychange", ask);
  return () => {
    window.clearInterval(timer);
    document.removeEventListener("visibilitychange", ask);
  };
}

function tell(left: number, stage: HTMLElement): void {
  if (left === 300) announce("Five minutes left.");
  if (left === 60) announce("One minute left.");
  if (left > 0) return;
  const note = stage.querySelector<HTMLElement>("[data-time-up]");
  if (note) note.hidden = false;
  announce("Time is up. Finish your thought and send it.");
}

function startHiding(stage: HTMLElement, face: HTMLElement): void {
  const button = stage.querySelector<HTMLButtonElement>("button[data-hide-clock]");
  if (!button) return;
  const show = (hidden: boolean): void => {
    face.hidden = hidden;
    button.textContent = hidden ? "Show the clock" : "Hide the clock";
  };
  button.hidden = false;
  show(recall(HIDDEN) === "yes");
  button.addEventListener("click", () => {
    remember(HIDDEN, face.hidden ? "no" : "yes");
    show(!face.hidden);
  });
}
