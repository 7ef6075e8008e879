/* Make the page in the browser what the server now writes, and touch nothing else.

   Two trees are compared: the page as the server wrote it before, and as it writes it now. Only what differs between
   them is done to the page itself, so whatever else is there (an open card, a place that is scrolled to, what a theme's
   script added) stays. A node keeps its identity as long as anything of it stays, and with it focus and selection. */

/* Nodes as the server wrote them, each with its node in the page. */
const twins = new WeakMap();

/* What cannot be changed in place. */
class Unmovable extends Error {}

function twin(written) {
  const live = twins.get(written);
  if (!live || !live.parentNode) throw new Unmovable("the page has no such node any more");
  return live;
}

function pair(written, live) {
  twins.set(written, live);
  const children = live.childNodes;
  written.childNodes.forEach((child, index) => pair(child, children[index]));
}

function hand(after, before) {
  twins.set(after, twins.get(before));
  const children = before.childNodes;
  after.childNodes.forEach((child, index) => hand(child, children[index]));
}

/* Remember the page as it stands, as what the server wrote. */
function remember() {
  const written = document.cloneNode(true);
  pair(written, document);
  return written;
}

/* Change the page from one document to another. Throws where it cannot be done in place: the page is to be loaded. */
function change(before, after) {
  if (programs(before) !== programs(after)) throw new Unmovable("a script differs");
  if (before.body?.nodeName !== "BODY" || after.body?.nodeName !== "BODY") throw new Unmovable("there is no body");
  changeAttributes(document.documentElement, before.documentElement, after.documentElement);
  twins.set(after.documentElement, document.documentElement);
  changeHead(before.head, after.head);
  changeElement(document.body, before.body, after.body);
}

function programs(page) {
  const data = /json|text\/plain|text\/template/;
  const scripts = [...page.querySelectorAll("script")].filter((script) => !data.test(script.type));
  return scripts.map((script) => script.outerHTML).join("\n");
}

function changeElement(live, before, after) {
  changeAttributes(live, before, after);
  twins.set(after, live);
  if (after.nodeName === "TEMPLATE") {
    live.innerHTML = after.innerHTML;
    return;
  }
  const old = [...before.childNodes];
  const fresh = [...after.childNodes];
  const partners = match(old, fresh);
  const kept = new Set(partners);
  old.forEach((child, index) => kept.has(index) || twins.get(child)?.remove());
  let following = null;
  for (let index = fresh.length - 1; index >= 0; index -= 1) {
    const partner = old[partners[index]];
    const node = partner ? changeNode(partner, fresh[index]) : born(fresh[index]);
    if (!partner) live.insertBefore(node, following);
    if (node.parentNode === live) following = node;
  }
}

function born(written) {
  const node = document.importNode(written, true);
  pair(written, node);
  return node;
}

function changeNode(before, after) {
  const live = twin(before);
  if (keyOf(before) === keyOf(after)) hand(after, before);
  else if (before.nodeType === Node.ELEMENT_NODE) changeElement(live, before, after);
  else {
    changeText(live, before.data, after.data);
    twins.set(after, live);
  }
  return live;
}

/* Only the letters that differ: a selection in the rest of the text stays where it is. */
function changeText(live, before, after) {
  if (live.data !== before) {
    live.data = after;
    return;
  }
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  live.replaceData(start, before.length - start - end, after.slice(start, after.length - end));
}

function changeAttributes(live, before, after) {
  for (const { name } of before.attributes) if (!after.hasAttribute(name)) live.removeAttribute(name);
  for (const { name, value } of after.attributes) if (before.getAttribute(name) !== value) live.setAttribute(name, value);
}

/* In the head an element is the same or another one. A stylesheet stays until the one that follows it is there. */
function changeHead(before, after) {
  const old = [...before.children];
  const fresh = [...after.children];
  const partners = match(old, fresh, false);
  const kept = new Set(partners);
  const gone = old.filter((_, index) => !kept.has(index)).map((child) => twins.get(child));
  twins.set(after, document.head);
  const loading = [];
  let following = null;
  for (let index = fresh.length - 1; index >= 0; index -= 1) {
    const partner = old[partners[index]];
    if (partner) {
      hand(fresh[index], partner);
      following = twin(partner);
      continue;
    }
    const node = born(fresh[index]);
    if (isSheet(node)) {
      loading.push(new Promise((resolve) => { node.onload = node.onerror = resolve; }));
    }
    document.head.insertBefore(node, following);
    following = node;
  }
  const sheets = gone.filter(isSheet);
  gone.filter((node) => !isSheet(node)).forEach((node) => node?.remove());
  Promise.all(loading).then(() => sheets.forEach((node) => node.remove()));
}

function isSheet(node) {
  return node?.nodeName === "LINK" && node.relList.contains("stylesheet");
}

const keys = new WeakMap();

function keyOf(written) {
  let key = keys.get(written);
  if (key === undefined) {
    key = written.nodeType === Node.ELEMENT_NODE ? written.outerHTML : `${written.nodeType}:${written.data}`;
    keys.set(written, key);
  }
  return key;
}

/* For each of the new nodes the index of the old one that it continues, or -1. The order is kept. */
function match(old, fresh, alike = true) {
  const partners = new Array(fresh.length).fill(-1);
  let start = 0;
  let oldEnd = old.length;
  let freshEnd = fresh.length;
  const same = (one, other) => keyOf(old[one]) === keyOf(fresh[other]);
  while (start < oldEnd && start < freshEnd && same(start, start)) {
    partners[start] = start;
    start += 1;
  }
  while (oldEnd > start && freshEnd > start && same(oldEnd - 1, freshEnd - 1)) {
    oldEnd -= 1;
    freshEnd -= 1;
    partners[freshEnd] = oldEnd;
  }
  common(start, oldEnd, start, freshEnd, same, partners);
  if (alike) fillGaps(old, fresh, partners, start, oldEnd, freshEnd);
  return partners;
}

/* The longest common subsequence of the middle, where it is not too much work. */
function common(oldStart, oldEnd, freshStart, freshEnd, same, partners) {
  const rows = oldEnd - oldStart;
  const columns = freshEnd - freshStart;
  if (!rows || !columns || rows * columns > 250000) return;
  const width = columns + 1;
  const lengths = new Uint16Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      lengths[row * width + column] = same(oldStart + row, freshStart + column)
        ? lengths[(row + 1) * width + column + 1] + 1
        : Math.max(lengths[(row + 1) * width + column], lengths[row * width + column + 1]);
    }
  }
  let row = 0;
  let column = 0;
  while (row < rows && column < columns) {
    if (same(oldStart + row, freshStart + column)) partners[freshStart + column++] = oldStart + row++;
    else if (lengths[(row + 1) * width + column] >= lengths[row * width + column + 1]) row += 1;
    else column += 1;
  }
}

/* Between two nodes that stayed, those of a kind continue each other. */
function fillGaps(old, fresh, partners, start, oldEnd, freshEnd) {
  let next = start;
  for (let index = start; index < freshEnd; index += 1) {
    if (partners[index] >= 0) {
      next = partners[index] + 1;
      continue;
    }
    let limit = oldEnd;
    for (let later = index + 1; later < freshEnd; later += 1) {
      if (partners[later] >= 0) {
        limit = partners[later];
        break;
      }
    }
    for (let candidate = next; candidate < limit; candidate += 1) {
      if (isKind(old[candidate], fresh[index])) {
        partners[index] = candidate;
        next = candidate + 1;
        break;
      }
    }
  }
}

function isKind(one, other) {
  if (one.nodeType !== other.nodeType || one.nodeName !== other.nodeName) return false;
  if (one.nodeType !== Node.ELEMENT_NODE) return true;
  /* An open card must not become another one's. */
  const named = (node) => node.hasAttribute("popover") || node.nodeName === "DIALOG" || node.nodeName === "DETAILS";
  return !(named(one) || named(other)) || one.id === other.id;
}
