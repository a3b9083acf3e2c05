// The stage of a design: fields that are one text, the drawing of a board, the phase's own clock.
import { wallClock } from "./clock";
import { recall, remember } from "./keeping";
import { announce } from "./stage";

const PAUSE = 350; // ms without a keystroke before the server is asked how it reads
type Drawn = { text: string; said: string; problems: string[]; html: string };
type Fields = NodeListOf<HTMLInputElement | HTMLTextAreaElement>;

/** Start what this stage needs until the returned function is called. */
export function startDesign(stage: HTMLElement): () => void {
  const form = stage.querySelector<HTMLFormElement>("[data-designing]");
  if (!form) return () => undefined;
  const ending = new AbortController();
  const on = { signal: ending.signal };
  const timer = startShare(form);
  keepFolds(form, on);
  form.addEventListener("keydown", (event) => onEnter(form, event), on);
  const whole = form.querySelector<HTMLTextAreaElement>("[data-whole]");
  const board = form.querySelector<HTMLTextAreaElement>("[data-board]");
  if (whole) startFields(form, whole, on);
  if (board) startBoard(form, board, on);
  return () => {
    ending.abort();
    window.clearInterval(timer);
  };
}

/** A text that was brought back from this browser goes into the fields it came from. */
function startFields(form: HTMLFormElement, whole: HTMLTextAreaElement, on: AddEventListenerOptions): void {
  const lab = form.dataset["designing"] === "lab";
  const fields: Fields = form.querySelectorAll("[data-amount], [data-lab]");
  const written = lab ? labText : amountsText;
  if (whole.value !== whole.defaultValue) (lab ? fillLab : fillAmounts)(fields, whole.value);
  let waiting = 0;
  for (const field of fields) {
    field.addEventListener("input", () => {
      whole.value = written(fields);
      whole.dispatchEvent(new Event("input", { bubbles: true }));
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => void showReadings(form, whole), PAUSE);
    }, on);
  }
}

function amountsText(fields: Fields): string {
  const lines: string[] = [];
  let rest = "";
  for (const { name, value } of fields) {
    const text = value.trim().replace(/\s*\n\s*/g, "\n  ");
    if (name === "rest") rest = value.trim();
    else if (text) lines.push(`${name.replace("amount-", "")}: ${text}`);
  }
  return [lines.join("\n"), rest].filter(Boolean).join("\n\n");
}

function fillAmounts(fields: Fields, text: string): void {
  const known = new Map([...fields].map((field) => [field.name.replace("amount-", ""), field]));
  const found = new Map<string, string[]>();
  let current = "";
  for (const line of text.split("\n")) {
    const name = /^([a-z0-9-]+): ?/.exec(line);
    if (!line.trim()) current = "";
    else if (name?.[1] && known.has(name[1])) found.set((current = name[1]), [line.slice(name[0].length)]);
    else found.set(current || "rest", [...(found.get(current || "rest") ?? []), line.trim()]);
  }
  for (const [name, field] of known) field.value = (found.get(name) ?? []).join("\n");
  const rest = known.get("rest");
  if (rest?.value) rest.closest<HTMLElement>(".amount")!.hidden = false;
}

function labText(fields: Fields): string {
  const choices: Record<string, string> = {};
  const expect: Record<string, Record<string, number | string>> = {};
  for (const field of fields) {
    const value = field.value.trim();
    const [, kind = "", name = ""] = /^(\w+)-(.*)$/.exec(field.name) ?? [];
    if (kind === "pick") {
      if ((field as HTMLInputElement).checked) choices[name] = field.value;
    } else if (value) {
      (expect[name] ??= {})[kind] = numberOf(value) ?? value;
    }
  }
  return JSON.stringify({ choices, expect }, null, 1);
}

/** A number as people type it, also `95 %` and `0,95`; what is none stays text. */
function numberOf(value: string): number | null {
  const plain = value.replace(/\s|%$/g, "").replace(/^(\d+),(\d{1,2}|\d{4,})$/, "$1.$2").replaceAll(",", "");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,2})?$/i.test(plain)) return null;
  return value.endsWith("%") ? Number(plain) / 100 : Number(plain);
}

function fillLab(fields: Fields, text: string): void {
  try {
    const { choices, expect } = JSON.parse(text) as ReturnType<typeof JSON.parse>;
    for (const field of fields) {
      const [, kind = "", name = ""] = /^(\w+)-(.*)$/.exec(field.name) ?? [];
      if (kind === "pick") (field as HTMLInputElement).checked = String(choices?.[name]) === field.value;
      else field.value = String(expect?.[name]?.[kind] ?? "");
    }
  } catch {
    // It was typed elsewhere and is no such text: the fields stay as the server filled them.
  }
}

async function showReadings(form: HTMLFormElement, whole: HTMLTextAreaElement): Promise<void> {
  const url = whole.dataset["readings"];
  if (!url) return;
  const told = await ask<Record<string, string>>(url, { text: whole.value });
  if (!told) return;
  for (const place of form.querySelectorAll<HTMLElement>("[data-read]")) {
    place.textContent = told[place.dataset["read"] ?? ""] ?? "";
  }
}

function startBoard(form: HTMLFormElement, board: HTMLTextAreaElement, on: AddEventListenerOptions): void {
  const place = form.querySelector<HTMLElement>("#drawing");
  if (!place) return;
  let waiting = 0;
  let asked = 0;
  let told = "";

  async function draw(change?: { edit: string; fields: Record<string, string> }): Promise<Drawn | null> {
    const turn = ++asked;
    const text = board.value;
    const drawn = await ask<Drawn>("/api/v1/board", { text, ...change }, place?.querySelector("[data-edit-wrong]"));
    if (!drawn || turn !== asked || text !== board.value || !place) return null;
    const open = [...place.querySelectorAll("details[open]")].map((each) => (each as HTMLElement).dataset["fold"]);
    place.innerHTML = drawn.html;
    for (const each of place.querySelectorAll("details")) each.open = open.includes(each.dataset["fold"]);
    const problems = drawn.problems.join(". ");
    if (problems !== told) announce((told = problems));
    return drawn;
  }

  async function change(button: HTMLButtonElement): Promise<void> {
    window.clearTimeout(waiting);
    const values = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
    const named = Object.fromEntries(values.filter(([name]) => /^(name|source|target|flow|box|to)$/.test(name ?? "")));
    const spot = [...(place?.querySelectorAll("[data-edit]") ?? [])].indexOf(button);
    const drawn = await draw({ edit: button.value, fields: named });
    if (!drawn) return;
    board.value = drawn.text;
    board.dispatchEvent(new CustomEvent("input", { bubbles: true, detail: "drawn" }));
    announce(drawn.said);
    refocus(button, spot);
  }

  /** Focus goes where the change was made, or to its neighbour where that is gone. */
  function refocus(button: HTMLButtonElement, spot: number): void {
    const inputs: Record<string, string> = { add: "box-name", rename: "box-new", connect: "flow-from" };
    const id = inputs[button.value];
    const buttons = place?.querySelectorAll<HTMLElement>("[data-edit]");
    const next = id ? document.getElementById(id) : buttons?.[Math.min(spot, buttons.length - 1)];
    next?.focus();
  }

  board.addEventListener("input", (event) => {
    window.clearTimeout(waiting);
    if ((event as Event as CustomEvent).detail !== "drawn") waiting = window.setTimeout(() => void draw(), PAUSE);
  }, on);
  place.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("[data-edit]");
    if (!button) return;
    event.preventDefault();
    void change(button);
  }, on);
  if (board.value !== board.defaultValue) void draw();
}

/** Ask the server; a refusal is written where a place for it is given. */
async function ask<T>(url: string, body: object, wrong?: Element | null): Promise<T | null> {
  try {
    const headers = { "Content-Type": "application/json", Accept: "application/json" };
    const reply = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
    if (reply.ok) return (await reply.json()) as T;
    if (wrong) wrong.textContent = ((await reply.json()) as { error: string }).error;
  } catch {
    if (wrong) wrong.textContent = "Greenroom is out of reach; what you typed is kept.";
  }
  return null;
}

/** Enter in a field of one line presses the button beside it, and never sends the answer. */
function onEnter(form: HTMLFormElement, event: KeyboardEvent): void {
  const field = event.target as HTMLElement;
  if (event.key !== "Enter" || !field.dataset["enter"]) return;
  event.preventDefault();
  form.querySelector<HTMLButtonElement>(`#${field.dataset["enter"]}`)?.click();
}

/** What was folded stays folded, through all phases. */
function keepFolds(form: HTMLFormElement, on: AddEventListenerOptions): void {
  const template = form.querySelector<HTMLDetailsElement>("[data-fold='template']");
  if (!template) return;
  template.open = recall("template") !== "folded";
  template.addEventListener("toggle", () => remember("template", template.open ? "open" : "folded"), on);
}

/** The clock of this stretch; it says so when it is time to move on, and stops nothing. */
function startShare(form: HTMLFormElement): number {
  const face = form.querySelector<HTMLElement>("[data-share-left]");
  if (face?.dataset["running"] !== "true") return 0;
  const end = performance.now() + Number(face.dataset["shareLeft"]) * 1000;
  return window.setInterval(() => {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    face.textContent = wallClock(left);
    const over = form.querySelector<HTMLElement>("[data-share-over]");
    if (over) over.hidden = left > 0;
  }, 500);
}
