// Hears what the site tells an open page (server-sent events). Where that does not work, because of a browser, of what
// stands before the site, or of the network, nothing is heard, and the page asks as long as that is so.

const QUIET = 25000; // milliseconds; the site says every ten seconds that all is as before, so longer is a way that is cut
const PAUSE = 2000; // until it is tried again after it did not work, then twice that
const LONGEST_PAUSE = 60000;

export function listenTo(address, heard) {
  let source = null;
  let last = 0; // when something was heard, or was begun to listen for
  let isHeard = false; // since then; what stands before the site may let the beginning through and hold back the rest
  let news = null; // what was told last and is not yet done with
  let pause = PAUSE;
  let after = 0; // not tried again before

  function stop() {
    source?.close();
    source = null;
    isHeard = false;
    news = null;
  }

  function failed() {
    stop();
    after = Date.now() + pause;
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }

  function isHere() {
    last = Date.now();
    isHeard = true;
    pause = PAUSE;
  }

  function start() {
    source = new EventSource(address);
    last = Date.now();
    source.addEventListener("still", isHere);
    source.addEventListener("message", ({ data }) => {
      isHere();
      news = JSON.parse(data);
      heard();
    });
    source.addEventListener("error", failed);
  }

  return {
    stop,
    // To be called again and again while the page is seen.
    goOn() {
      if (source && Date.now() - last > QUIET) failed();
      if (!source && "EventSource" in globalThis && Date.now() >= after) start();
    },
    isHeard: () => isHeard,
    news: () => news,
    // What was told is done with, unless something else was told since.
    done(told) {
      if (news === told) news = null;
    },
  };
}
