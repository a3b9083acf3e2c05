// What this browser keeps: text not known to be saved, and how the candidate likes the page.

/** A text and when it was typed, in milliseconds of this browser's clock. */
export type Kept = { text: string; at: number };

/** Keep a copy, where the browser lets us. */
export function keep(session: string, turn: number, text: string): void {
  try {
    localStorage.setItem(name(session, turn), JSON.stringify({ text, at: Date.now() }));
  } catch {
    // Private windows and full disks: the server's copy has to do.
  }
}

/** The copy for this turn, if there is one. */
export function kept(session: string, turn: number): Kept | undefined {
  return read(name(session, turn));
}

/** Drop the copy: the server has the text. */
export function forget(session: string, turn: number): void {
  try {
    localStorage.removeItem(name(session, turn));
  } catch {
    // Nothing was kept either.
  }
}

/** Copies for other turns of the same session. */
export function leftovers(session: string, turn: number): Kept[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(name(session, "")) && key !== name(session, turn))
      .flatMap((key) => read(key) ?? []);
  } catch {
    return [];
  }
}

/** Remember a preference, where the browser lets us. */
export function remember(preference: string, value: string): void {
  try {
    localStorage.setItem(`greenroom:${preference}`, value);
  } catch {
    // It holds for this page only.
  }
}

/** A preference remembered earlier. */
export function recall(preference: string): string | null {
  try {
    return localStorage.getItem(`greenroom:${preference}`);
  } catch {
    return null;
  }
}

function name(session: string, turn: number | string): string {
  return `greenroom:draft:${session}:${turn}`;
}

function read(key: string): Kept | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    if (typeof value !== "object" || value === null) return undefined;
    const { text, at } = value as Partial<Kept>;
    return typeof text === "string" && typeof at === "number" ? { text, at } : undefined;
  } catch {
    return undefined;
  }
}
