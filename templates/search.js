/* The search: Pagefind's index, shown in the theme's own words. It is fetched when a reader first asks for something. */

const box = document.querySelector(".searching");
const field = box.querySelector("input");
const found = box.querySelector(".found");
const results = box.querySelector(".results");
const root = new URL(field.dataset.root, location.href);
const MOST = 20;
let engine = null;
let latest = 0;

async function start() {
  const pagefind = await import(new URL("pagefind/pagefind.js", root).href);
  await pagefind.options({ baseUrl: root.pathname, excerptLength: 28 });
  await pagefind.init();
  return pagefind;
}

/* The excerpt comes as HTML; only its words and marks are taken over. */
function excerpt(html) {
  const line = document.createElement("p");
  for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
    const mark = node.nodeName === "MARK" ? document.createElement("mark") : null;
    if (mark) mark.textContent = node.textContent;
    line.append(mark ?? node.textContent);
  }
  return line;
}

function entry(page) {
  const item = document.createElement("li");
  const title = document.createElement("h2");
  const link = document.createElement("a");
  link.href = page.url;
  link.textContent = page.meta.title;
  title.append(link);
  item.append(title, excerpt(page.excerpt));
  return item;
}

async function search() {
  const turn = ++latest;
  const query = field.value.trim();
  history.replaceState(null, "", query ? `?${new URLSearchParams({ q: query })}` : location.pathname);
  if (!query) {
    results.replaceChildren();
    found.textContent = "";
    return;
  }
  engine ??= start();
  const pagefind = await engine;
  const answer = await pagefind.search(query);
  const pages = await Promise.all(answer.results.slice(0, MOST).map((result) => result.data()));
  // An answer that comes after the next question is no longer wanted.
  if (turn !== latest) return;
  results.replaceChildren(...pages.map(entry));
  const [one, many = one] = found.dataset.found.split("|");
  const number = answer.results.length;
  found.textContent = number ? (number === 1 ? one : many).replace("{n}", number) : found.dataset.nothing;
}

let timer = 0;
field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(search, 150);
});
box.hidden = false;
field.value = new URLSearchParams(location.search).get("q") ?? "";
if (field.value) search();
field.focus();
