// The code stage: an editor over the text box, and runs whose checks are told as they finish.
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

import { announce } from "./stage";

type Check = { doc: string; name: string; passed: boolean; visible: boolean; outcome: string };

const WORDS: Record<string, string> = {
  passed: "passes",
  wrong_answer: "fails",
  time_limit: "too slow",
  memory_limit: "too much memory",
  runtime_error: "breaks",
  refused: "refused",
};
const KEYS = "Tab indents. Press Escape, then Tab, to leave the editor. Ctrl or ⌘ + Enter runs the visible checks.";

// Colours are the page's own; in a shadow root the editor's rules need no leave from the page's CSP.
const look = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--sheet)", fontSize: "0.9rem", maxHeight: "70vh" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55", overflow: "auto", minHeight: "24rem" },
  ".cm-content": { caretColor: "var(--green)" },
  ".cm-cursor": { borderLeftColor: "var(--green)", borderLeftWidth: "2px" },
  ".cm-gutters": { backgroundColor: "var(--sheet)", color: "var(--soft)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--wash) 45%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--wash)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--wash)", outline: "1px solid var(--green)" },
});
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword], color: "var(--green)", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--amber)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--red)" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.className], color: "var(--deep)", fontWeight: "600" },
]);

let end: (() => void) | undefined;

/** Start the editor and the runs on the stage shown now, if it is one on which code is written. */
function start(): void {
  end?.();
  end = undefined;
  const form = document.querySelector<HTMLFormElement>("form[data-coding]");
  const box = form?.querySelector<HTMLTextAreaElement>("textarea[data-editor]");
  if (!form || !box) return;
  const desk = new Desk(form, box);
  end = () => desk.leave();
}

class Desk {
  private readonly view: EditorView;
  private readonly ending = new AbortController();
  private source: EventSource | undefined;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly box: HTMLTextAreaElement,
  ) {
    this.view = this.edit();
    const on = { signal: this.ending.signal };
    form.addEventListener("click", (event) => this.onClick(event), { ...on, capture: true });
    form.addEventListener("keydown", (event) => this.onKey(event), { ...on, capture: true });
    document.querySelectorAll("[data-nojs]").forEach((each) => each.remove());
    if (form.dataset["judging"] === "true") this.watch();
  }

  leave(): void {
    this.ending.abort();
    this.source?.close();
    this.view.destroy();
  }

  private edit(): EditorView {
    const host = document.createElement("div");
    host.className = "editor";
    this.box.before(host);
    this.box.hidden = true;
    const root = host.attachShadow({ mode: "open" });
    const keys = this.form.querySelector("[data-keys]");
    if (keys) keys.textContent = KEYS;
    const view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: this.box.value,
        extensions: [
          lineNumbers(),
          history(),
          drawSelection(),
          indentOnInput(),
          bracketMatching(),
          highlightActiveLine(),
          indentUnit.of("    "),
          EditorState.tabSize.of(4),
          python(),
          syntaxHighlighting(colours),
          look,
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({
            "aria-label": "Your code, in Python. Tab indents; press Escape, then Tab, to leave the editor.",
          }),
          EditorView.domEventHandlers({
            blur: (_, editor) => {
              editor.setTabFocusMode(false);
              this.box.dispatchEvent(new Event("blur"));
            },
            beforeinput: (event, editor) => typeOver(event, editor),
          }),
          keymap.of([
            { key: "Escape", run: (editor) => freeTab(editor) },
            indentWithTab,
            ...defaultKeymap,
            ...historyKeymap,
          ]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) this.onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
    this.form
      .querySelector<HTMLLabelElement>(`label[for="${this.box.id}"]`)
      ?.addEventListener("click", () => view.focus(), { signal: this.ending.signal });
    return view;
  }

  private onChange(text: string): void {
    this.box.value = text;
    this.box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  private onKey(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (event.key === "Enter" && target.id === "query") {
      event.preventDefault();
      this.form.querySelector<HTMLButtonElement>("#talk button[data-part]")?.click();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      void this.judge("runs");
    }
  }

  private onClick(event: MouseEvent): void {
    const button = (event.target as HTMLElement).closest("button");
    if (!button) return;
    let act: (() => Promise<void>) | undefined;
    if (button.matches("[data-run]")) act = () => this.judge("runs");
    else if (button.matches("[data-submit]")) act = () => this.judge("submissions");
    else if (button.matches("[data-stop]")) act = () => this.stop();
    else if (button.matches("[data-part]")) act = () => this.talk(button);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    void act();
  }

  /** Run or submit what stands in the editor, and watch the checks. */
  private async judge(what: "runs" | "submissions"): Promise<void> {
    this.source?.close();
    this.progress(what === "runs" ? "Running the visible checks…" : "Submitting…", true);
    try {
      const reply = await fetch(`${this.form.dataset["api"]}/${what}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json" },
        body: JSON.stringify({ turn: Number(this.box.dataset["turn"]), text: this.box.value }),
      });
      if (reply.ok) this.watch();
      else if (reply.status === 409) window.location.reload();
      else this.progress(((await reply.json()) as { error: string }).error, false);
    } catch {
      this.progress("Greenroom is out of reach. Your code is kept; try again.", false);
    }
  }

  private async stop(): Promise<void> {
    await fetch(`${this.form.dataset["api"]}/judging`, { method: "DELETE" }).catch(() => undefined);
  }

  /** Show each check as it finishes; what came of it is then shown as the server tells it. */
  private watch(): void {
    const live = this.form.querySelector<HTMLElement>("[data-live]");
    const shown = this.form.querySelector<HTMLElement>("[data-report]");
    if (!live || !shown) return;
    live.replaceChildren();
    live.hidden = false;
    shown.hidden = true;
    let passed = 0;
    let count = 0;
    this.progress("Running…", true);
    const source = new EventSource(`${this.form.dataset["api"]}/judging`);
    this.source = source;
    source.addEventListener("check", (event) => {
      const check = JSON.parse((event as MessageEvent<string>).data) as Check;
      count += 1;
      passed += Number(check.passed);
      live.append(line(check));
      this.progress(`Running: ${passed} of ${count} pass so far`, true, true);
    });
    const over = (): void => {
      source.close();
      void this.refresh("#results").then(() => {
        const verdict = this.form.querySelector(".verdict-line, #results .note p");
        announce(verdict?.textContent ?? "");
      });
    };
    source.addEventListener("done", over);
    source.addEventListener("failed", over);
    source.addEventListener("error", () => {
      if (source.readyState === EventSource.CLOSED) this.progress("The connection was lost; reload the page.", false);
    });
  }

  /** Ask or take a hint: what was said changes, the editor stays as it is. */
  private async talk(button: HTMLButtonElement): Promise<void> {
    const data = new URLSearchParams();
    new FormData(this.form).forEach((value, name) => data.append(name, String(value)));
    try {
      const reply = await fetch(button.formAction, {
        method: "POST",
        body: data,
        headers: { "HX-Request": "true" },
      });
      if (!reply.ok) {
        window.location.reload();
        return;
      }
      this.put("#talk", await reply.text());
      const said = this.form.querySelector("#talk .exchange > li:last-child .words");
      announce(said?.textContent ?? "");
      this.form.querySelector<HTMLInputElement>("#query")?.focus();
    } catch {
      announce("Greenroom is out of reach; try again.");
    }
  }

  private async refresh(part: string): Promise<void> {
    try {
      const reply = await fetch(this.form.dataset["page"] ?? "", { headers: { "HX-Request": "true" } });
      this.put(part, await reply.text());
    } catch {
      this.progress("Greenroom is out of reach; reload the page.", false);
    }
    this.progress("", false);
  }

  private put(part: string, html: string): void {
    const fresh = new DOMParser().parseFromString(html, "text/html").querySelector(part);
    const old = this.form.querySelector(part);
    if (!fresh || !old) window.location.reload();
    else old.replaceWith(document.adoptNode(fresh));
  }

  private progress(text: string, running: boolean, quiet = false): void {
    const place = this.form.querySelector<HTMLElement>("[data-progress]");
    if (place) {
      place.setAttribute("aria-live", quiet ? "off" : "polite");
      place.textContent = text;
    }
    const stop = this.form.querySelector<HTMLElement>("[data-stop]");
    if (stop) stop.hidden = !running;
    this.form.querySelectorAll<HTMLButtonElement>("[data-run], [data-submit]").forEach((each) => {
      each.setAttribute("aria-disabled", String(running));
    });
  }
}

/** Text typed over a selection: left to the browser, it would be styled inline, against the CSP. */
function typeOver(event: InputEvent, editor: EditorView): boolean {
  const text = event.data;
  if (event.inputType !== "insertText" || !text || event.isComposing || editor.state.selection.main.empty) return false;
  event.preventDefault();
  editor.dispatch(editor.state.replaceSelection(text), { userEvent: "input.type", scrollIntoView: true });
  return true;
}

function freeTab(editor: EditorView): boolean {
  editor.setTabFocusMode(true);
  announce("Tab leaves the editor now.");
  return true;
}

function line(check: Check): HTMLElement {
  const item = document.createElement("li");
  item.className = check.passed ? "passes" : "fails";
  const sign = document.createElement("span");
  sign.className = "sign";
  sign.textContent = WORDS[check.outcome] ?? check.outcome;
  const doc = document.createElement("span");
  doc.textContent = `${check.doc || check.name}${check.visible ? "" : " (hidden)"}`;
  item.append(sign, doc);
  return item;
}

document.addEventListener("greenroom:stage", start);
start();
