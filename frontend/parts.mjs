// The parts of a page that it need not fetch again while they are the same. The site gives each a name made from what it says;
// the page says which it has, and of those the answer holds the places only, which are filled here from the page itself.

const PICTURE = "#picture";

// The names of the parts that are here. A picture that is folded away is not looked at: it is fetched when it is unfolded.
export function partsHere() {
  const names = [...document.querySelectorAll("main [data-part]")].map((one) => one.dataset.part);
  return document.querySelector(`main ${PICTURE} details:not([open])`) ? [...names, "picture"] : names;
}

// Whether the picture that was unfolded shows the drawing as it was.
export function isOld(details) {
  return details.closest(PICTURE)?.dataset.old !== undefined;
}

// Fills the places of the parts that are as before; false when one is not here, so that the whole page is needed.
export function fillParts(page) {
  const here = new Map([...document.querySelectorAll("main [data-part]")].map((one) => [one.dataset.part, one]));
  for (const place of page.querySelectorAll("[data-same]")) {
    const own = here.get(place.dataset.same);
    if (!own) return false;
    place.replaceWith(page.importNode(own, true));
  }
  const later = page.querySelector("[data-later]");
  if (later) later.replaceWith(oldPicture(page));
  return true;
}

function oldPicture(page) {
  const picture = page.importNode(document.querySelector(PICTURE), true);
  picture.dataset.old = "";
  return picture;
}
