/* The list of claims, narrowed down by summit, kind, status and source. The choice stands in the address.

   A long list has pages. They are fetched, a few at once and from the first on, until there is a screenful of what a
   reader asked for; a button looks further. Without this file the list is whole, page by page. */

const form = document.querySelector(".filters");
const fields = [...form.querySelectorAll("select, input")];
const list = document.querySelector(".claim-list");
const paging = document.querySelector(".paging");
const further = document.querySelector(".further");
const found = form.querySelector(".found");
const [one, many] = found.dataset.text.split("|");
const MOST = 80;
const AT_ONCE = 4;

const here = [...list.children];
const count = paging ? Number(paging.dataset.count) : 1;
const pages = new Map([[paging ? Number(paging.querySelector("[aria-current]").textContent) : 1, here]]);
let wanted = {};
let turn = 0;
let looked = 0;
let shown = 0;

async function sectionsOf(number) {
  if (pages.has(number)) return pages.get(number);
  const first = new URL(paging.dataset.list, location.href);
  const address = number === 1 ? first.href : new URL(`page/${number}/`, first).href;
  const response = await fetch(address);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const sections = [...page.querySelectorAll(".claims-of")];
  for (const link of sections.flatMap((section) => [...section.querySelectorAll("a[href]")])) {
    link.href = new URL(link.getAttribute("href"), address).href;
  }
  for (const section of sections) {
    section.removeAttribute("aria-labelledby");
    section.querySelector("h2").removeAttribute("id");
  }
  pages.set(number, sections);
  return sections;
}

function matches(claim) {
  const about = claim.closest(".claims-of").dataset.summit ?? "";
  const sources = [...claim.querySelectorAll("a.source")].map((link) => link.textContent.toLowerCase());
  return (
    (!wanted.summit || about === wanted.summit) &&
    (!wanted.kind || claim.dataset.kind === wanted.kind) &&
    (!wanted.status || claim.dataset.status === wanted.status) &&
    (!wanted.source || sources.some((text) => text.includes(wanted.source.toLowerCase())))
  );
}

function show(section) {
  let any = 0;
  for (const claim of section.querySelectorAll(".claims > li")) {
    claim.hidden = !matches(claim);
    any += claim.hidden ? 0 : 1;
  }
  if (any) list.append(section);
  shown += any;
}

function tell() {
  const rest = looked < count;
  const through = rest ? ` (${found.dataset.looked.replace("{n}", looked).replace("{of}", count)})` : "";
  found.textContent = (shown === 1 ? one : many).replace("{n}", shown) + through;
  further.hidden = !rest;
}

/* What was asked for, from the next pages. A later question ends the search for an earlier one. */
async function look() {
  const mine = turn;
  const enough = shown + MOST;
  while (looked < count && shown < enough) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, count - looked) }, (_, index) => looked + 1 + index);
    const parts = await Promise.all(numbers.map(sectionsOf));
    if (mine !== turn) return;
    for (const section of parts.flat()) show(section);
    looked += numbers.length;
    tell();
  }
}

function narrow() {
  turn += 1;
  wanted = Object.fromEntries(fields.filter((each) => each.value.trim()).map((each) => [each.name, each.value]));
  const active = Object.keys(wanted).length > 0;
  history.replaceState(null, "", active ? `?${new URLSearchParams(wanted)}` : location.pathname);
  if (paging) paging.hidden = active;
  looked = 0;
  shown = 0;
  list.replaceChildren();
  if (active) {
    look();
    return;
  }
  further.hidden = true;
  found.textContent = "";
  for (const claim of here.flatMap((section) => [...section.querySelectorAll(".claims > li")])) claim.hidden = false;
  list.replaceChildren(...here);
}

form.hidden = false;
const asked = new URLSearchParams(location.search);
for (const field of fields) field.value = asked.get(field.name) ?? "";
form.addEventListener("input", narrow);
further.addEventListener("click", look);
if (location.search) narrow();
