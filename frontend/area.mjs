// Lets people choose a part of a picture or page by two corners: click or tap one, then the other.
// The numbers go into the form's boxes, where they can be read and changed; without a script they are typed.

const picture = document.querySelector(".marked-picture svg");
const form = document.querySelector(".area-form");
let first = null;

function placeOf(event) {
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse());
  const { width, height } = picture.viewBox.baseVal;
  const within = (value, most) => Math.min(Math.max(Math.round(value), 0), most);
  return { x: within(at.x, width), y: within(at.y, height) };
}

function frame(begins, ends) {
  const left = Math.min(begins.x, ends.x);
  const top = Math.min(begins.y, ends.y);
  const right = Math.max(begins.x, ends.x);
  const bottom = Math.max(begins.y, ends.y);
  const shown = picture.querySelector(".choosing") ?? picture.appendChild(document.createElementNS(picture.namespaceURI, "rect"));
  shown.setAttribute("class", "frame choosing");
  for (const [name, value] of Object.entries({ x: left, y: top, width: right - left, height: bottom - top })) {
    shown.setAttribute(name, value);
  }
  Object.entries({ left, top, right, bottom }).forEach(([name, value]) => (form.elements[name].value = value));
}

function chosen(event) {
  const at = placeOf(event);
  if (first === null) {
    first = at;
    frame(at, at);
    return;
  }
  frame(first, at);
  first = null;
  form.closest("details").open = true;
  form.scrollIntoView({ block: "nearest" });
}

if (picture && form) {
  picture.addEventListener("click", chosen);
  picture.addEventListener("pointermove", (event) => first !== null && frame(first, placeOf(event)));
  for (const words of document.querySelectorAll(".needs-script")) words.hidden = false;
}
