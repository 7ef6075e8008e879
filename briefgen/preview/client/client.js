/* The preview's end in the browser: it tells the server what it shows, and takes in what differs.

   It says so when it connects, and again when the tab is looked at after a while: so nothing that happened in between
   is lost, whether it slept, was offline, or the server was started anew. */

const own = document.currentScript;
const shown = { path: location.pathname, page: own.dataset.page, panel: "" };
let generation = own.dataset.generation;
let found = { own: [], others: [], left: 0, drafts: [], failed: false };
let written = null;
let panel = null;
let socket = null;
let pause = 100;
let doubt = 0;

own.remove();
written = remember();
document.head.append(element("link", { rel: "stylesheet", href: "/.briefgen/marks.css" }));
panel = new Panel();
connect();

function connect() {
  socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/.briefgen/live`);
  const mine = socket;
  expectAnswer();
  mine.addEventListener("open", () => {
    pause = 100;
    panel.say("");
    tell();
  });
  mine.addEventListener("message", (event) => hear(JSON.parse(event.data)));
  mine.addEventListener("close", () => {
    if (mine !== socket) return;
    if (pause > 500) panel.say("The preview has ended, or does not answer. Trying again …");
    setTimeout(() => mine === socket && connect(), pause);
    pause = Math.min(pause * 1.6, 1000);
  });
}

/* Say what is shown here. */
function tell() {
  socket.send(JSON.stringify(shown));
  expectAnswer();
}

/* A server that does not answer soon is called again: a network that went away says nothing. */
function expectAnswer() {
  clearTimeout(doubt);
  doubt = setTimeout(() => {
    socket.close();
    connect();
  }, 5000);
}

function wake() {
  if (document.visibilityState !== "visible") return;
  if (socket?.readyState === WebSocket.OPEN) tell();
  else if (socket && socket.readyState !== WebSocket.CONNECTING) connect();
}

function hear(said) {
  clearTimeout(doubt);
  if (said.location !== undefined) {
    leave(() => location.replace(said.location));
    return;
  }
  if (said.page && !take(said.page)) return;
  if (said.panel) {
    found = said.panel;
    shown.panel = found.digest;
    panel.show(found);
  }
  if (said.page || said.panel) mark();
  generation = said.generation;
  document.dispatchEvent(new CustomEvent("briefgen:updated", { detail: { generation, page: Boolean(said.page) } }));
}

/* Load another state of the page. A browser may drop a navigation, as where one follows close on another: then a page
   that hears nothing more would stay as it is. */
function leave(go, patience = 1500) {
  socket?.close();
  socket = null;
  go();
  setTimeout(leave, patience, go, patience * 2);
}

/* Change the page in place. False where it cannot be done: then it is being loaded again. */
function take(page) {
  const after = new DOMParser().parseFromString(page.html, "text/html");
  try {
    change(written, after);
  } catch (error) {
    /* Whatever went wrong, the page as the server has it is right. */
    console.info(`briefgen: the page is loaded again: ${error.message}`);
    leave(() => location.reload());
    return false;
  }
  written = after;
  shown.page = page.digest;
  return true;
}

function mark() {
  markFindings(found.own);
  panel.draft(markDrafts(found.drafts));
}

document.addEventListener("visibilitychange", wake);
window.addEventListener("pageshow", (event) => event.persisted && wake());
window.addEventListener("focus", wake);
window.addEventListener("online", wake);
