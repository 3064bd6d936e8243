// Keeps what is typed about a drawing in this window until the site has it: sent again when the network is back, with the
// same key, so that what arrives twice is done once. Kept in sessionStorage, for one person, until they sign out.

const STORE = "drawing-draft:";
const BOXES = "input:not([type=hidden]):not([type=submit]), textarea, select";
const WORDS = "input[type=text], textarea";
const NO_NETWORK = "No network just now. Your words are kept in this window, and are sent when it is back.";
const KEPT = "Your words are kept in this window.";
const AGAIN = "These are words that you typed before and that were not sent.";
const LONGEST = 30000; // milliseconds after which an answer has been lost on its way
const NOT_NOW = [502, 503, 504]; // what stands before the site answers, because the site does not
const PAUSE = 2000; // milliseconds until it is sent a third time when the second did not get through, then twice that
const LONGEST_PAUSE = 60000;
const SIGNED_OUT = "You are signed out. Sign in again in another window, then press the button once more.";

function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function boxesOf(form) {
  return [...form.elements].filter((one) => one.name && one.matches(BOXES));
}

function isUntouched(form) {
  return boxesOf(form).every((one) => {
    if (one.matches("select")) return [...one.options].every((option) => option.selected === option.defaultSelected);
    if (one.matches("[type=checkbox], [type=radio]")) return one.checked === one.defaultChecked;
    return one.value === one.defaultValue;
  });
}

function valuesOf(form) {
  return [...new FormData(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string");
}

function wordsOf(form) {
  return JSON.stringify(boxesOf(form).map((one) => [one.name, one.value, one.checked]));
}

function putBack(form, values) {
  const left = values.map(([name, value]) => ({ name, value }));
  for (const one of boxesOf(form)) {
    const given = left.filter(({ name }) => name === one.name).map(({ value }) => value);
    if (one.matches("select")) for (const option of one.options) option.selected = given.includes(option.value);
    else if (one.matches("[type=checkbox], [type=radio]")) one.checked = given.includes(one.value);
    else if (given.length) one.value = given[0];
  }
  for (const name of ["seen", "key"]) {
    const given = left.find((each) => each.name === name);
    if (given && form.elements[name]) form.elements[name].value = given.value;
  }
}

export function keepDrafts({ person, here, say, refresh }) {
  const mine = `${STORE}${person}:`;
  const base = here.pathname.replace(/[^/]+\/[^/]+\/now\/$/, "");
  const begun = new WeakSet();
  const tried = new WeakSet();
  const busy = new WeakSet();
  const pressedAgain = new Map(); // forms whose button was pressed while what they held before was on its way
  const waiting = new Map(); // forms that did not get through, with the button that was pressed and when to send them again
  const pauses = new WeakMap(); // how long each of them waits
  const seenFirst = new WeakMap(); // what the writer of a form had seen, while both texts are shown and none is chosen
  let sending = 0;

  function nameOf(form) {
    return `${mine}${location.pathname}#${boxesOf(form)[0].id}`;
  }

  // When the page is loaded anew before one of two texts is chosen, both must be shown again.
  function keptOf(form) {
    const seen = seenFirst.get(form);
    return valuesOf(form).map(([name, value]) => [name, name === "seen" && seen ? seen : value]);
  }

  function forget(others) {
    for (const name of Object.keys(sessionStorage)) {
      if (name.startsWith(STORE) && (!others || !name.startsWith(mine))) sessionStorage.removeItem(name);
    }
  }

  function keep(form, { pressed = null, always = false } = {}) {
    try {
      if (!pressed && !always && isUntouched(form)) sessionStorage.removeItem(nameOf(form));
      else sessionStorage.setItem(nameOf(form), JSON.stringify({ values: keptOf(form), pressed }));
    } catch {
      // No room, or not allowed: the words still stand in their boxes.
    }
  }

  function drop(form) {
    sessionStorage.removeItem(nameOf(form));
    waiting.delete(form);
  }

  // Once more as soon as the site is there; then ever more rarely, for the site may be there for everything but this.
  function sendLater(form, button) {
    const pause = pauses.get(form) ?? 0;
    waiting.set(form, { button, after: Date.now() + pause });
    pauses.set(form, Math.min(pause * 2 || PAUSE, LONGEST_PAUSE));
  }

  function keyOf(form) {
    if (!form.elements.key) {
      const box = document.createElement("input");
      Object.assign(box, { type: "hidden", name: "key" });
      box.dataset.kept = "";
      form.append(box);
    }
    return form.elements.key;
  }

  function typed(form) {
    if (tried.has(form)) {
      // Other words are another thing: what was sent before may have arrived.
      keyOf(form).value = newKey();
      tried.delete(form);
      waiting.delete(form);
    }
    keep(form);
  }

  // The site did not keep it and says why, or shows both texts: its page takes the place of this one.
  async function showAgain(form, answer, sent) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const main = document.importNode(page.querySelector("main"), true);
    const seen = form.elements.seen.value;
    drop(form);
    if (wordsOf(form) !== sent) keep(form, { always: true });
    main.querySelector("#together")?.remove();
    const box = document.querySelector("#together");
    delete box.dataset.live;
    main.prepend(box);
    for (const one of main.querySelectorAll("form:not([action])")) one.action = answer.url;
    document.querySelector("main").replaceWith(main);
    document.title = page.title;
    history.replaceState(null, "", answer.url);
    begin();
    const isChoice = answer.status === 409;
    for (const one of main.querySelectorAll("form")) {
      if (!begun.has(one)) continue;
      if (isChoice) seenFirst.set(one, seen);
      keep(one, { always: true, pressed: isChoice ? [] : null });
    }
    // Where the page says; a list of which another page was asked for goes on where it was left.
    const place = main.querySelector("[autofocus]");
    const first = place ?? main.querySelector(".govuk-error-summary, h1");
    if (!place) first.tabIndex = -1;
    first.focus();
  }

  // What was typed while the site answered is another thing: it stays in its boxes.
  async function leadOn(form, to, sent) {
    const typedOn = wordsOf(form) !== sent;
    drop(form);
    if (typedOn) keep(form);
    if (to.pathname !== location.pathname) {
      location.assign(to);
      return;
    }
    if (!typedOn) form.reset();
    keyOf(form).value = newKey();
    tried.delete(form);
    say((await refresh()) ?? "");
    history.replaceState(null, "", to);
    // Whoever is at another box by now stays there: what they type must not go where they do not look.
    const isFree = [document.body, document.querySelector("main")].includes(document.activeElement);
    if (to.hash && (isFree || form.contains(document.activeElement))) document.getElementById(to.hash.slice(1))?.focus();
  }

  async function send(form, button) {
    if (busy.has(form)) {
      pressedAgain.set(form, button);
      return;
    }
    busy.add(form);
    const sent = wordsOf(form);
    const pressed = button?.name ? [button.name, button.value] : [];
    const body = new URLSearchParams(valuesOf(form));
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    if (pressed.length) body.append(...pressed);
    seenFirst.delete(form);
    keep(form, { pressed });
    tried.add(form);
    sending += 1;
    try {
      const answer = await fetch(form.getAttribute("action") || location.href, {
        method: "POST",
        headers: { "X-Sent-By-Page": "1" },
        body,
        signal: AbortSignal.timeout?.(LONGEST),
      });
      if (NOT_NOW.includes(answer.status)) throw new TypeError("not now");
      waiting.delete(form);
      pauses.delete(form);
      await answered(form, answer, sent);
    } catch (error) {
      if (!(error instanceof TypeError) && error.name !== "TimeoutError") throw error;
      sendLater(form, button);
      say(NO_NETWORK);
    } finally {
      sending -= 1;
      busy.delete(form);
      sendNext(form, sent);
    }
  }

  function sendNext(form, sent) {
    if (!pressedAgain.has(form)) return;
    const button = pressedAgain.get(form);
    pressedAgain.delete(form);
    if (form.isConnected && !isUntouched(form) && wordsOf(form) !== sent) send(form, button);
  }

  async function answered(form, answer, sent) {
    if (answer.headers.get("Content-Type")?.startsWith("application/json")) {
      const to = new URL((await answer.json()).to, location.href);
      if (to.pathname.startsWith(base)) await leadOn(form, to, sent);
      else say(`${SIGNED_OUT} ${KEPT}`);
    } else if (answer.status === 200 || answer.status === 409) await showAgain(form, answer, sent);
    else {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      say(`${page.querySelector("main")?.textContent.replace(/\s+/g, " ").trim() ?? ""} ${KEPT}`);
    }
  }

  function beginOne(form) {
    begun.add(form);
    const found = JSON.parse(sessionStorage.getItem(nameOf(form)) ?? "null");
    if (!keyOf(form).value) keyOf(form).value = newKey();
    if (found) {
      const before = JSON.stringify(boxesOf(form).map((one) => [one.value, one.checked]));
      putBack(form, found.values);
      if (before !== JSON.stringify(boxesOf(form).map((one) => [one.value, one.checked]))) say(AGAIN);
      if (found.pressed) {
        tried.add(form);
        sendLater(form, found.pressed.length ? { name: found.pressed[0], value: found.pressed[1] } : null);
      }
    }
    form.addEventListener("input", () => typed(form));
    form.addEventListener("change", () => typed(form));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(form, event.submitter);
    });
    form.querySelector("a.tall-link")?.addEventListener("click", () => drop(form));
  }

  function begin() {
    for (const form of document.querySelectorAll("main form[method=post]")) {
      if (!begun.has(form) && form.querySelector(WORDS)) beginOne(form);
    }
  }

  function networkIsBack(now = Date.now()) {
    if (sending) return;
    for (const [form, { button, after }] of [...waiting]) {
      if (!form.isConnected) waiting.delete(form);
      else if (after <= now) send(form, button);
    }
  }

  forget(true);
  document.querySelector("form.sign-out")?.addEventListener("submit", () => forget(false));
  begin();
  return { begin, networkIsBack, isSending: () => sending > 0, isWaiting: () => waiting.size > 0 };
}
