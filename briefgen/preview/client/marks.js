/* Findings and drafts, marked in the page itself. */

const MARK = "data-briefgen-finding";
const DRAFT = "data-briefgen-draft";
const HERE = "data-briefgen-here";

/* Mark what has a finding: claims by their ids, other words where they stand. */
function markFindings(findings) {
  for (const node of document.querySelectorAll(`[${MARK}]`)) node.removeAttribute(MARK);
  const ranges = [];
  for (const finding of [...findings].reverse()) {
    const elements = claimElements(finding.claim);
    for (const element of elements) {
      if (element.getAttribute(MARK) !== "error") element.setAttribute(MARK, finding.severity);
    }
    const range = elements.length ? null : wordsIn(finding.words);
    if (range) ranges.push(range);
  }
  if (window.Highlight && CSS.highlights) CSS.highlights.set("briefgen-finding", new Highlight(...ranges));
}

function claimElements(claim) {
  if (!claim) return [];
  const name = CSS.escape(claim);
  return [...document.querySelectorAll(`main #${name}, main [data-claim="${name}"]`)];
}

/* The stretch of the page that reads so; white space counts as one space. */
function wordsIn(words) {
  const sought = words?.replace(/\s+/g, " ").trim();
  const main = document.querySelector("main");
  if (!sought || !main) return null;
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const places = [];
  let text = "";
  while (walker.nextNode()) {
    [...walker.currentNode.data].reduce((offset, character) => {
      const blank = /\s/.test(character);
      if (!(blank && text.endsWith(" "))) {
        for (let unit = 0; unit < character.length; unit += 1) places.push([walker.currentNode, offset + unit]);
        text += blank ? " " : character;
      }
      return offset + character.length;
    }, 0);
  }
  const at = text.indexOf(sought);
  if (at < 0) return null;
  const range = new Range();
  range.setStart(...places[at]);
  const [node, offset] = places[at + sought.length - 1];
  range.setEnd(node, offset + 1);
  return range;
}

/* Go to what a finding is about. False where it does not stand in this page. */
function goTo(finding) {
  const element = claimElements(finding.claim)[0] ?? wordsIn(finding.words)?.startContainer.parentElement;
  if (!element) return false;
  for (let node = element; node; node = node.parentElement) if (node.nodeName === "DETAILS") node.open = true;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "center", behavior: still ? "instant" : "smooth" });
  element.setAttribute(HERE, "");
  setTimeout(() => element.removeAttribute(HERE), 2000);
  return true;
}

/* Mark links to drafts. True where this page is one. */
function markDrafts(drafts) {
  const known = new Set(drafts);
  for (const link of document.querySelectorAll("main a[href]")) {
    link.toggleAttribute(DRAFT, link.host === location.host && known.has(link.pathname) && link.pathname !== location.pathname);
  }
  return known.has(location.pathname);
}
