/* The list of claims, narrowed down by summit, kind, status and source. The choice stands in the address.

   A long list has pages: the others are fetched when a reader first narrows it down, and their claims are put below.
   Without this file the list is whole, page by page. */

const form = document.querySelector(".filters");
const fields = [...form.querySelectorAll("select, input")];
const list = document.querySelector(".claim-list");
const paging = document.querySelector(".paging");
const found = form.querySelector(".found");
const [one, many] = found.dataset.text.split("|");
let whole = null;

async function sectionsOf(address) {
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
  return sections;
}

/* All pages in their order; the page that is open keeps its place among them. */
async function load() {
  const first = new URL(paging.dataset.list, location.href);
  const open = Number(paging.querySelector("[aria-current]").textContent);
  const numbers = Array.from({ length: Number(paging.dataset.count) }, (_, index) => index + 1);
  const here = [...list.children];
  const parts = await Promise.all(
    numbers.map((number) =>
      number === open ? here : sectionsOf(number === 1 ? first.href : new URL(`page/${number}/`, first).href),
    ),
  );
  list.replaceChildren(...parts.flat());
}

function matches(claim, wanted) {
  const about = claim.closest(".claims-of").dataset.summit ?? "";
  const sources = [...claim.querySelectorAll("a.source")].map((link) => link.textContent.toLowerCase());
  return (
    (!wanted.summit || about === wanted.summit) &&
    (!wanted.kind || claim.dataset.kind === wanted.kind) &&
    (!wanted.status || claim.dataset.status === wanted.status) &&
    (!wanted.source || sources.some((text) => text.includes(wanted.source.toLowerCase())))
  );
}

async function narrow() {
  const wanted = Object.fromEntries(fields.filter((each) => each.value.trim()).map((each) => [each.name, each.value]));
  const active = Object.keys(wanted).length > 0;
  history.replaceState(null, "", active ? `?${new URLSearchParams(wanted)}` : location.pathname);
  if (active && paging) await (whole ??= load());
  if (paging) paging.hidden = active || whole !== null;
  let shown = 0;
  for (const claim of list.querySelectorAll(".claims > li")) {
    claim.hidden = !matches(claim, wanted);
    shown += claim.hidden ? 0 : 1;
  }
  for (const section of list.querySelectorAll(".claims-of")) {
    section.hidden = !section.querySelector(".claims > li:not([hidden])");
  }
  found.textContent = active ? (shown === 1 ? one : many).replace("{n}", shown) : "";
}

form.hidden = false;
const asked = new URLSearchParams(location.search);
for (const field of fields) field.value = asked.get(field.name) ?? "";
form.addEventListener("input", narrow);
if (location.search) narrow();
