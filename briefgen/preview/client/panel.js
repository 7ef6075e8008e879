/* The panel over the page: what `briefgen check` would print, this page's findings first. */

const CLOSED = "briefgen-panel-closed";

class Panel {
  constructor() {
    this.host = document.createElement("briefgen-panel");
    const root = this.host.attachShadow({ mode: "open" });
    const sheet = element("link", { rel: "stylesheet", href: "/.briefgen/panel.css" });
    this.status = element("p", { class: "status", role: "status", hidden: "" });
    this.badge = element("p", { class: "draft", hidden: "" }, "Draft: not in what is published");
    this.toggle = element("button", { class: "toggle", type: "button", "aria-expanded": "false", "aria-controls": "list" });
    this.list = element("section", { id: "list", "aria-label": "What is wrong", tabindex: "-1" });
    this.frame = element("div", { class: "frame" });
    this.frame.append(this.status, this.badge, this.toggle, this.list);
    root.append(sheet, this.frame);
    this.toggle.addEventListener("click", () => this.open(this.list.hidden, true));
    root.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.list.hidden) return;
      this.open(false, true);
      this.toggle.focus();
    });
    this.list.hidden = true;
    document.documentElement.append(this.host);
  }

  open(wanted, chosen = false) {
    this.list.hidden = !wanted;
    this.toggle.setAttribute("aria-expanded", String(wanted));
    if (chosen) keep(CLOSED, wanted ? "" : "yes");
  }

  /* Show what the server found. */
  show(found) {
    const number = found.own.length + found.others.length + found.left;
    this.toggle.hidden = !number && !found.failed;
    this.toggle.textContent = title(found, number);
    this.toggle.dataset.severity = [...found.own, ...found.others].some((one) => one.severity === "error") || found.failed
      ? "error" : "warning";
    const parts = [element("p", { class: "summary" }, found.summary)];
    if (found.own.length) parts.push(...section("On this page", found.own));
    if (found.others.length) parts.push(...section(found.file ? "Elsewhere in the site" : "In the site", found.others));
    if (found.left > 0) parts.push(element("p", {}, `… and ${found.left} more: \`briefgen check\` reports all of them.`));
    const top = this.list.scrollTop;
    this.list.replaceChildren(...parts);
    this.list.scrollTop = top;
    this.open(!this.toggle.hidden && kept(CLOSED) !== "yes");
  }

  draft(is) {
    this.badge.hidden = !is;
  }

  say(words) {
    this.status.textContent = words;
    this.status.hidden = !words;
  }
}

function title(found, number) {
  if (!number) return "briefgen failed";
  const own = found.own.length;
  const all = `${number} ${number === 1 ? "finding" : "findings"}`;
  return own ? `${all}, ${own} on this page` : all;
}

function section(heading, findings) {
  const list = element("ol");
  list.append(...findings.map(item));
  return [element("h2", {}, heading), list];
}

function item(finding) {
  const line = finding.text.indexOf("\n");
  const first = line < 0 ? finding.text : finding.text.slice(0, line);
  const link = element("a", { href: finding.url ?? "#" }, first);
  const text = element("pre");
  text.append(link, line < 0 ? "" : finding.text.slice(line));
  const entry = element("li", { "data-severity": finding.severity });
  entry.append(text);
  entry.addEventListener("click", (event) => {
    const here = !finding.url || new URL(finding.url, location.href).pathname === location.pathname;
    /* Somebody who marks words of the report wants to copy them. */
    if (event.target !== link && (!here || String(getSelection()))) return;
    if (here && (goTo(finding) || !finding.url)) event.preventDefault();
  });
  return entry;
}

function element(name, attributes = {}, text = "") {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}

/* What a visitor chose, where the browser lets a page remember. */
function kept(name) {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

function keep(name, value) {
  try {
    sessionStorage.setItem(name, value);
  } catch {
    /* Then it is forgotten. */
  }
}
