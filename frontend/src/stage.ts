// The interview page's keyboard, focus and announcements.

/** Tell screen readers something, without moving focus. */
export function announce(text: string): void {
  const region = document.getElementById("announcer");
  if (region && text) region.textContent = text;
}

/** Put focus on what the interviewer says now. */
export function focusPrompt(stage: HTMLElement): void {
  const prompt = stage.querySelector<HTMLElement>("[data-prompt]");
  prompt?.focus({ preventScroll: true });
  prompt?.scrollIntoView({ block: "nearest" });
}

/** Ctrl or Cmd + Enter sends; typing on the question goes into the answer. */
export function startKeys(stage: HTMLElement): () => void {
  const box = stage.querySelector<HTMLTextAreaElement>("textarea[data-draft-url]");
  const send = stage.querySelector<HTMLButtonElement>("button[data-send]");
  const onKey = (event: KeyboardEvent): void => {
    if (!box || !send) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (!send.disabled) box.form?.requestSubmit(send);
    } else if (isTyping(event) && document.activeElement?.matches("[data-prompt]")) {
      box.focus();
    }
  };
  stage.addEventListener("keydown", onKey);
  return () => stage.removeEventListener("keydown", onKey);
}

function isTyping(event: KeyboardEvent): boolean {
  return event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey;
}
