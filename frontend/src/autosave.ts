// Saves an answer as it is typed: to the server within a second, to this browser at once.
import { forget, keep, kept, leftovers, type Kept } from "./keeping";

const PAUSE = 300; // ms without a keystroke before a save
const LONGEST = 700; // ms after the first unsaved keystroke, at the latest
const KEEPALIVE = 60_000; // bytes; browsers refuse larger bodies on the way out
const OUT_OF_REACH = "Greenroom is out of reach. Your text is kept in this browser; trying again.";

/** Save every box of this stage until the returned function is called. */
export function startAutosaves(stage: HTMLElement): () => void {
  const boxes = stage.querySelectorAll<HTMLTextAreaElement>("textarea[data-draft-url]");
  const stops = [...boxes].map((box) => startAutosave(stage, box));
  return () => stops.forEach((stop) => stop());
}

function startAutosave(stage: HTMLElement, box: HTMLTextAreaElement): () => void {
  const form = box.form;
  if (!form) return () => undefined;
  const url = box.dataset["draftUrl"] ?? "";
  const beside = box.dataset["keep"];
  const session = `${beside ? `${beside}-` : ""}${stage.dataset["session"] ?? ""}`;
  const turn = Number(box.dataset["turn"]);
  const status = new Status(box.closest<HTMLElement>("[data-saving]") ?? stage);
  const ending = new AbortController();

  let saved = box.value;
  let typed = 0;
  let waiting = 0;
  let since = 0;
  let failures = 0;
  let sending = false;
  let stale = false;

  function schedule(): void {
    const now = performance.now();
    since ||= now;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => void save(), Math.min(PAUSE, Math.max(0, since + LONGEST - now)));
  }

  function remember(isSaved: boolean): void {
    keep(session, turn, { text: box.value, at: typed, saved: isSaved });
  }

  function onInput(): void {
    typed = Date.now();
    remember(false);
    if (!stale) schedule();
  }

  async function save(keepalive = false): Promise<void> {
    window.clearTimeout(waiting);
    const text = box.value;
    if (stale || text === saved || ending.signal.aborted) return;
    if (sending && !keepalive) return; // the save under way looks again when it is done
    sending = true;
    since = 0;
    try {
      const reply = await put(url, { turn, text }, keepalive);
      if (reply.ok) onSaved(text);
      else if (reply.status < 500) await onRefused(reply);
      else onFailure();
    } catch {
      onFailure();
    } finally {
      sending = false;
    }
    if (!failures && box.value !== saved) schedule();
  }

  function onSaved(text: string): void {
    saved = text;
    failures = 0;
    if (box.value === text && "forget" in box.dataset) forget(session, turn);
    else if (box.value === text) remember(true);
    status.saved();
  }

  function onFailure(): void {
    failures += 1;
    status.trouble(OUT_OF_REACH);
    const delay = Math.min(15_000, 1000 * 2 ** (failures - 1));
    window.clearTimeout(waiting);
    if (!ending.signal.aborted) waiting = window.setTimeout(() => void save(), delay);
  }

  async function onRefused(reply: Response): Promise<void> {
    stale = reply.status === 409;
    saved = box.value; // not tried again until it is changed
    const told = (await reply.json().catch(() => ({}))) as { error?: string; do?: string };
    status.trouble(`${told.error ?? "The server did not take it."} ${told.do ?? ""} Your text is kept here.`);
  }

  function onLeave(): void {
    if (box.value !== saved) void save(new Blob([box.value]).size < KEEPALIVE);
  }

  function onSent(event: Event): void {
    const { ctx } = (event as CustomEvent<{ ctx: { response: { status: number } } }>).detail;
    if (ctx.response.status < 400) forget(session, turn);
    else if (ctx.response.status !== 409) status.trouble("That could not be sent. Your text is kept.");
  }

  function onUnreachable(): void {
    remember(false);
    onFailure();
  }

  const on = { signal: ending.signal };
  box.addEventListener("input", onInput, on);
  box.addEventListener("blur", () => void save(), on);
  window.addEventListener("pagehide", onLeave, on);
  window.addEventListener("online", () => void save(), on);
  form.addEventListener("htmx:before:request", () => window.clearTimeout(waiting), on);
  form.addEventListener("htmx:after:request", onSent, on);
  form.addEventListener("htmx:error", onUnreachable, on);

  const copy = kept(session, turn);
  if (copy && bringBack(box, copy)) {
    typed = copy.at;
    status.broughtBack();
    schedule();
  }
  if (!beside) showLeftovers(stage, leftovers(session, turn));
  return () => {
    ending.abort();
    window.clearTimeout(waiting);
    status.stop();
  };
}

function put(url: string, body: { turn: number; text: string }, keepalive: boolean): Promise<Response> {
  return fetch(url, {
    method: "PUT",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(body),
    keepalive,
    ...(keepalive ? {} : { signal: AbortSignal.timeout(8000) }),
  });
}

/** The newer of the server's draft and this browser's copy wins. */
function bringBack(box: HTMLTextAreaElement, copy: Kept): boolean {
  const drafted = Date.parse(box.dataset["draftAt"] ?? "") || 0;
  if (copy.at <= drafted || copy.text === box.value) return false;
  box.value = copy.text;
  return true;
}

/** Text typed at an earlier moment that never reached the server is shown, not thrown away. */
function showLeftovers(stage: HTMLElement, texts: Kept[]): void {
  const place = stage.querySelector<HTMLElement>("[data-leftovers]");
  const page = stage.textContent ?? "";
  const unsent = texts.filter(({ text }) => text.trim() && !page.includes(text.trim()));
  if (!place || !unsent.length) return;
  const list = place.querySelector("[data-texts]");
  for (const { text } of unsent) {
    const paragraph = document.createElement("p");
    paragraph.className = "prose";
    paragraph.textContent = text;
    list?.append(paragraph);
  }
  place.hidden = false;
}

/** The line under the answer box: when it was saved, or calmly what is wrong. */
class Status {
  private readonly line: HTMLElement | null;
  private at = 0;
  private readonly timer: number;

  constructor(stage: HTMLElement) {
    this.line = stage.querySelector("[data-save-status]");
    this.timer = window.setInterval(() => this.age(), 1000);
  }

  saved(): void {
    this.at = Date.now();
    this.age();
  }

  trouble(text: string): void {
    this.at = 0;
    this.show(text, true);
  }

  broughtBack(): void {
    this.at = 0;
    this.show("Brought back what you typed in this browser.", false);
  }

  stop(): void {
    window.clearInterval(this.timer);
  }

  private age(): void {
    if (!this.at) return;
    const seconds = Math.round((Date.now() - this.at) / 1000);
    const ago = seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`;
    this.show(seconds < 2 ? "Saved" : `Saved ${ago} ago`, false);
  }

  private show(text: string, bad: boolean): void {
    if (!this.line) return;
    this.line.textContent = text;
    this.line.classList.toggle("bad", bad);
    this.line.setAttribute("aria-live", bad ? "polite" : "off");
  }
}
