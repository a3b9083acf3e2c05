// The résumé: handed in with progress, and found places lit beside what was found.
const LARGEST = 10_000_000; // bytes
const TOO_LARGE = "That file is larger than 10 MB. Save it without its pictures, then hand it in again.";
const OUT_OF_REACH = "Greenroom is out of reach. The file is still chosen; try again.";

/** Start whatever of it this page has. */
export function startResume(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-upload]");
  if (form) startUpload(form);
  if (document.querySelector("[data-remark]")) startPlaces();
}

function startUpload(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>("input[type=file]");
  if (!input) return;
  form.querySelector<HTMLElement>("[data-drop-hint]")?.removeAttribute("hidden");
  form.addEventListener("submit", (event) => {
    const file = input.files?.[0];
    if (!file) return;
    event.preventDefault();
    send(form, file);
  });
  for (const kind of ["dragenter", "dragover"]) {
    form.addEventListener(kind, (event) => {
      event.preventDefault();
      form.classList.add("over");
    });
  }
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (!event.dataTransfer?.files.length) return;
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
}

function send(form: HTMLFormElement, file: File): void {
  const bar = form.querySelector("progress");
  const button = form.querySelector("button");
  const line = form.querySelector("[role=status]");
  if (!bar || !button || !line) return;
  const fail = (text: string): void => {
    bar.hidden = true;
    button.disabled = false;
    line.textContent = text;
  };
  if (file.size > LARGEST) return fail(TOO_LARGE);
  const request = new XMLHttpRequest();
  const body = new FormData();
  body.append("file", file);
  bar.value = 0;
  bar.hidden = false;
  button.disabled = true;
  line.textContent = `Handing in ${file.name}.`;
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) bar.value = (100 * event.loaded) / event.total;
  });
  request.upload.addEventListener("load", () => {
    bar.removeAttribute("value"); // no telling how long reading takes
    line.textContent = `Reading ${file.name}.`;
  });
  request.addEventListener("error", () => fail(OUT_OF_REACH));
  request.addEventListener("load", () => {
    const told = request.response as { id?: string; error?: string; do?: string } | null;
    if (request.status === 201 && told?.id) window.location.assign(`/resumes/${told.id}`);
    else fail(told?.error ?? "The server did not take it.");
  });
  request.open("POST", form.dataset["upload"] ?? "");
  request.responseType = "json";
  request.setRequestHeader("Accept", "application/json");
  request.send(body);
}

/** Whatever is hovered or focused lights its other half, both ways. */
function startPlaces(): void {
  const light = (event: Event): void => {
    const from = (event.target as Element).closest?.("[data-remark]");
    const name = from?.getAttribute("data-remark");
    for (const lit of document.querySelectorAll("[data-remark].on")) lit.classList.remove("on");
    if (!from || !name) return;
    for (const each of document.querySelectorAll(`[data-remark="${name}"]`)) each.classList.add("on");
    if (from.matches(".found")) bringIntoPane(name);
  };
  document.addEventListener("mouseover", light);
  document.addEventListener("focusin", light);
}

/** Scroll the page's pane, and nothing else, to a place. */
function bringIntoPane(name: string): void {
  const pane = document.querySelector<HTMLElement>(".paper-pane");
  const place = document.getElementById(`at-${name}`);
  if (!pane || !place || pane.scrollHeight <= pane.clientHeight) return;
  const [outer, inner] = [pane.getBoundingClientRect(), place.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) {
    pane.scrollTop += inner.top - outer.top - outer.height / 3;
  }
}
