// Several people at one drawing: shows what others did within a second, says who is here, and sends what is typed so that
// a cut of the network loses nothing. Without this module every page works alone.

import { keepDrafts } from "./drafts.mjs";
import { listenTo } from "./listen.mjs";
import { morph } from "./morph.mjs";
import { fillParts, isOld, partsHere } from "./parts.mjs";

const EVERY = 700; // milliseconds between two questions where nothing is told, so that most changes are seen within a second
const SLOWEST = 15000; // when the network is away, it is asked ever more rarely
const LONGEST = 20000; // an answer that takes longer does not come
const MOST_PARTS = 700; // with the names of more the question would be longer than servers read
const NO_PICTURE = "No network just now. The picture is as it was.";

const box = document.querySelector("#together");
let step = Number(box.dataset.step);
const isLive = () => "live" in box.dataset; // a page with a form says that something changed, and stays as it is
let tag = "";
let waiting = null; // how many suggestions wait, once it is known
let wait = EVERY;
let timer = null; // null while the question is being asked
let isCalled = false; // whether something was told meanwhile

export function say(words) {
  box.hidden = false;
  box.querySelector(".said").textContent = words;
}

function showHere(names) {
  box.hidden = false;
  box.querySelector(".here").textContent = names.length
    ? `Here now: you and ${names.join(", ")}.`
    : "Nobody else is here now.";
}

// The page as it is now, or null when it did not come. `parts` are the names of those that this page has: of them the answer
// holds the places only.
async function fetched(parts) {
  const answer = await fetch(location.pathname + location.search, {
    headers: { Accept: "text/html", ...(parts.length ? { "X-Parts": parts.join(" ") } : {}) },
    signal: AbortSignal.timeout?.(LONGEST),
  }).catch(() => null);
  if (!answer?.ok || answer.redirected) return null;
  const text = await answer.text().catch(() => null); // the network may be cut half way through
  return text === null ? null : new DOMParser().parseFromString(text, "text/html");
}

// What did not change is not fetched, and what did is. So many parts that their names are longer than the page: all of it is.
async function fetchedInParts() {
  const names = partsHere();
  const page = await fetched(names.length > MOST_PARTS ? [] : names);
  return page && !fillParts(page) ? fetched([]) : page;
}

// The page as it is now takes the place of the page as it was; resolves to what its messages say, or to null when the page
// did not come. An answer that comes late, after that of a later question, is left aside.
export async function refresh() {
  const page = await fetchedInParts();
  if (page === null) return null;
  const drawn = Number(page.querySelector("#together")?.dataset.step ?? -1);
  if (drawn < step) return "";
  const had = document.activeElement;
  morph(document.querySelector("main"), page.querySelector("main"));
  step = drawn;
  if (had !== document.body && !document.contains(had)) document.querySelector("main").focus({ preventScroll: true });
  drafts.begin();
  const said = [...page.querySelectorAll("main [role=status], main [role=alert]")];
  return said.filter((one) => !one.closest("#together")).map((one) => one.textContent.trim()).join(" ");
}

// Where the site does not tell what is new.
async function ask() {
  const answer = await fetch(box.dataset.now, {
    cache: "no-store",
    headers: tag ? { "If-None-Match": tag } : {},
    redirect: "error",
    signal: AbortSignal.timeout?.(LONGEST),
  });
  if (answer.status === 304) return;
  if (!answer.ok) throw new Error("not now");
  if (await take(await answer.json())) tag = answer.headers.get("ETag") ?? ""; // else it is asked again
}

async function hear() {
  const told = stream.news();
  if (told && (await take(told))) stream.done(told);
}

// Whether the page is now as new as the news.
async function take(news) {
  if (news.is_frozen && isLive()) {
    location.reload();
    return true;
  }
  showHere(news.here);
  const more = waiting !== null && news.waiting > waiting;
  const isNew = news.step > step || (waiting !== null && news.waiting !== waiting);
  if (isNew) await showNews(news);
  if (more && "suggestions" in box.dataset) say("Somebody suggested a card.");
  waiting = news.waiting;
  return step >= news.step;
}

async function showNews({ step: latest, by }) {
  const before = step;
  if (isLive() && (await refresh()) === null) return;
  step = Math.max(step, latest); // what was fetched after the news is at least as new
  if (by && latest > before && step >= latest) say(`${by} changed the drawing.${isLive() ? "" : " Your words here are safe."}`);
}

// While words wait to be sent the page asks, as an answer shows that the site is there.
async function goOn() {
  timer = null;
  if (document.visibilityState !== "visible") stream.stop();
  else if (!drafts.isSending()) {
    try {
      stream.goOn();
      await (stream.isHeard() && !drafts.isWaiting() ? hear() : ask());
      wait = EVERY;
      drafts.networkIsBack();
    } catch {
      wait = Math.min(wait * 2, SLOWEST);
    }
  }
  timer = setTimeout(goOn, isCalled ? 0 : wait);
  isCalled = false;
}

function goOnNow() {
  isCalled = timer === null;
  if (isCalled) return;
  clearTimeout(timer);
  goOn();
}

const stream = listenTo(box.dataset.now, goOnNow);
const drafts = keepDrafts({ person: box.dataset.person, here: new URL(box.dataset.now, location.href), say, refresh });
document.addEventListener("toggle", async ({ target }) => {
  if (target.open && isOld(target) && (await refresh()) === null) say(NO_PICTURE);
}, true);
window.addEventListener("online", () => {
  wait = EVERY;
  drafts.networkIsBack(Infinity);
  goOnNow();
});
window.addEventListener("offline", () => stream.stop());
document.addEventListener("visibilitychange", goOnNow); // a window that nobody sees keeps no way open
goOn();
