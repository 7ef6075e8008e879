/* Evidence beside its claim: cards on the markers, notes in the margin, permalinks, and the switch that marks claims.

   Everything shown is copied from the evidence list at the end of the page. Without this file a marker is a link to
   its entry there. */

const parts = document.getElementById("page--evidence-parts").content;
const prose = document.querySelector(".prose");
const markers = [...document.querySelectorAll("a.cite")];

const entryOf = (marker) => document.getElementById(marker.hash.slice(1));

/* Cards */

const card = parts.querySelector(".card").cloneNode(true);
const body = card.querySelector(".card-body");
const phone = matchMedia("(max-width: 40rem)");
const GAP = 8;
let marker = null;
let pinned = false;
let closedNow = null;
let closing = false;
let timer = 0;

function fill(from) {
  const group = entryOf(from).querySelector(".group").cloneNode(true);
  for (const element of group.querySelectorAll("[id]")) element.removeAttribute("id");
  for (const claim of group.querySelectorAll(".claim-text")) claim.append(" ", copyButton(claim.querySelector("a").hash));
  card.querySelector(".card-title").textContent = from.getAttribute("aria-label");
  card.setAttribute("aria-label", from.getAttribute("aria-label"));
  body.replaceChildren(...group.querySelectorAll(":scope > .said, :scope > .found"));
}

function place() {
  card.removeAttribute("style");
  if (phone.matches) {
    // The sheet at the foot of the screen must not lie over the words that it is about.
    const hidden = marker.getBoundingClientRect().bottom + 2 * GAP - (innerHeight - card.offsetHeight);
    if (hidden > 0) scrollBy({ top: hidden, behavior: "instant" });
    return;
  }
  const at = marker.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  const above = at.top - 2 * GAP;
  const below = innerHeight - at.bottom - 2 * GAP;
  const under = below >= Math.min(card.offsetHeight, 320) || below >= above;
  card.style.maxBlockSize = `${Math.max(160, under ? below : above)}px`;
  const middle = at.left + at.width / 2 - card.offsetWidth / 2;
  const left = Math.max(GAP, Math.min(middle, width - card.offsetWidth - GAP));
  const top = under ? at.bottom + GAP : at.top - GAP - card.offsetHeight;
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${top + scrollY}px`;
}

function open(from, { focus }) {
  clearTimeout(timer);
  if (marker !== from || !card.matches(":popover-open")) {
    close();
    marker = from;
    fill(from);
    // Beside its marker, so that the Tab key goes from one to the other.
    from.after(card);
    card.showPopover();
    place();
    body.scrollTop = 0;
  }
  pinned = focus;
  from.setAttribute("aria-expanded", "true");
  if (focus) card.focus({ preventScroll: true });
}

function close() {
  clearTimeout(timer);
  if (card.matches(":popover-open")) card.hidePopover();
}

card.addEventListener("beforetoggle", (event) => {
  if (event.newState !== "closed" || !marker) return;
  marker.setAttribute("aria-expanded", "false");
  closing = true;
  if (card.contains(document.activeElement)) marker.focus({ preventScroll: true });
  closing = false;
  // A press on the marker of an open card closes the card before the click arrives: that click must not open it.
  closedNow = pinned ? marker : null;
  setTimeout(() => (closedNow = null), 300);
});
card.addEventListener("focusout", (event) => {
  if (!closing && event.relatedTarget && !card.contains(event.relatedTarget)) close();
});
card.querySelector(".card-close").addEventListener("click", close);
addEventListener("resize", () => card.matches(":popover-open") && place());

/* A card that the mouse opened stays while the mouse is on it or on its marker; a click keeps it. */
function leave(event) {
  if (event.pointerType !== "mouse" || pinned) return;
  clearTimeout(timer);
  timer = setTimeout(close, 350);
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const from = event.currentTarget;
  if (closedNow !== from) open(from, { focus: true });
}

for (const each of markers) {
  if (!entryOf(each)) continue;
  each.setAttribute("role", "button");
  each.setAttribute("aria-expanded", "false");
  each.setAttribute("aria-haspopup", "dialog");
  each.addEventListener("click", press);
  each.addEventListener("keydown", (event) => event.key === " " && press(event));
  each.addEventListener("pointerenter", (event) => {
    if (event.pointerType !== "mouse") return;
    clearTimeout(timer);
    if (pinned && card.matches(":popover-open")) return;
    timer = setTimeout(() => open(each, { focus: false }), 180);
  });
  each.addEventListener("pointerleave", leave);
}
card.addEventListener("pointerenter", () => clearTimeout(timer));
card.addEventListener("pointerleave", leave);

/* Permalinks */

function copyButton(hash) {
  const button = parts.querySelector(".copy").cloneNode(true);
  const status = parts.querySelector(".copied").cloneNode(true);
  const both = document.createElement("span");
  both.className = "permalink";
  both.append(button, " ", status);
  button.addEventListener("click", async () => {
    const address = new URL(hash, location.href).href;
    try {
      await navigator.clipboard.writeText(address);
    } catch {
      // Where the clipboard is closed to us, the address bar has the address.
      history.replaceState(null, "", hash);
    }
    status.textContent = status.dataset.text;
  });
  return both;
}

/* A claim may run over several elements; only the first bears the id that `:target` sees. */
function showTarget() {
  const id = decodeURIComponent(location.hash.slice(1));
  for (const piece of document.querySelectorAll(".claim[data-claim]")) {
    piece.classList.toggle("target", piece.dataset.claim === id);
  }
}
addEventListener("hashchange", showTarget);
showTarget();

/* The switch that marks claims by kind and status */

for (const button of document.querySelectorAll(".show-evidence")) {
  const legend = document.getElementById(button.getAttribute("aria-controls"));
  button.hidden = false;
  button.addEventListener("click", () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    legend.hidden = !on;
    document.body.classList.toggle("marked", on);
  });
}

/* Notes in the margin of wide screens: the quoted words, for the eye alone, since the list has them for everyone. */

const wide = matchMedia("(min-width: 64rem)");
const column = document.querySelector(".side");
const FARTHEST = 150;

function noteOf(from) {
  const note = document.createElement("div");
  note.className = "side-note";
  for (const item of entryOf(from)?.querySelectorAll(".item") ?? []) {
    if (item.closest(".further")) continue;
    for (const quote of item.querySelectorAll("blockquote")) {
      const words = [...quote.querySelectorAll("mark")];
      if (!words.length) continue;
      const line = document.createElement("p");
      line.lang = quote.lang;
      line.dir = quote.dir || "auto";
      line.classList.toggle("contrary", item.closest(".against") !== null);
      line.classList.toggle("compared", item.closest(".qualifying") !== null);
      words.forEach((mark, index) => line.append(index ? " […] " : "", mark.cloneNode(true)));
      note.append(line);
    }
  }
  if (!note.childElementCount) return null;
  const number = document.createElement("span");
  number.className = "side-number";
  number.textContent = from.textContent;
  note.firstElementChild.prepend(number, " ");
  note.addEventListener("click", () => open(from, { focus: true }));
  return note;
}

function setNotes() {
  column.replaceChildren();
  if (!wide.matches) return;
  const start = column.getBoundingClientRect().top;
  let free = 0;
  for (const from of prose.querySelectorAll("a.cite[id]")) {
    const beside = from.getBoundingClientRect().top - start;
    // A note far from its claim would help nobody: the marker still opens the card.
    if (free - beside > FARTHEST) continue;
    const note = noteOf(from);
    if (!note) continue;
    column.append(note);
    const top = Math.max(beside, free);
    note.style.top = `${top}px`;
    free = top + note.offsetHeight + 12;
  }
}

if (column && prose) {
  wide.addEventListener("change", setNotes);
  new ResizeObserver(setNotes).observe(prose);
}
