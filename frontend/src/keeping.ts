// What this browser keeps: text not known to be saved, and how the candidate likes the page.

/**
 * A text, when it was typed (in milliseconds of this browser's clock), and whether the server has it.
 *
 * A saved copy stays until the answer is sent: a page may have been on its way while it was saved.
 */
export type Kept = { text: string; at: number; saved: boolean };

/** Keep a copy, where the browser lets us. */
export function keep(session: string, turn: number, copy: Kept): void {
  try {
    localStorage.setItem(name(session, turn), JSON.stringify(copy));
  } catch {
    // Private windows and full disks: the server's copy has to do.
  }
}

/** The copy for this turn, if there is one. */
export function kept(session: string, turn: number): Kept | undefined {
  return read(name(session, turn));
}

/** Drop the copy: the answer was sent. */
export function forget(session: string, turn: number): void {
  try {
    localStorage.removeItem(name(session, turn));
  } catch {
    // Nothing was kept either.
  }
}

/** Copies for other turns of the same session that the server never got. */
export function leftovers(session: string, turn: number): Kept[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(name(session, "")) && key !== name(session, turn))
      .flatMap((key) => read(key) ?? [])
      .filter((copy) => !copy.saved);
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
    const { text, at, saved } = value as Partial<Kept>;
    if (typeof text !== "string" || typeof at !== "number") return undefined;
    return { text, at, saved: saved === true };
  } catch {
    return undefined;
  }
}
