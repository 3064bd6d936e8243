// Lets people choose a part of a picture or page by two corners: click or tap one, then the other.
// The numbers go into the form's boxes, where they can be read and changed, and what is typed there is framed at once.
// Without a script they are typed by the numbers along the edges of the picture.

const picture = document.querySelector(".marked-picture svg");
const form = document.querySelector(".area-form");
let first = null;

function placeOf(event) {
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse());
  const { width, height } = picture.viewBox.baseVal;
  const within = (value, most) => Math.min(Math.max(Math.round(value), 0), most);
  return { x: within(at.x, width), y: within(at.y, height) };
}

function show({ left, top, right, bottom }) {
  const shown = picture.querySelector(".choosing") ?? picture.appendChild(document.createElementNS(picture.namespaceURI, "rect"));
  shown.setAttribute("class", "frame choosing");
  const sides = { x: left, y: top, width: Math.max(right - left, 0), height: Math.max(bottom - top, 0) };
  for (const [name, value] of Object.entries(sides)) shown.setAttribute(name, value);
}

function frame(begins, ends) {
  const left = Math.min(begins.x, ends.x);
  const top = Math.min(begins.y, ends.y);
  const right = Math.max(begins.x, ends.x);
  const bottom = Math.max(begins.y, ends.y);
  show({ left, top, right, bottom });
  Object.entries({ left, top, right, bottom }).forEach(([name, value]) => (form.elements[name].value = value));
}

// What is typed is framed at once; a side of which nothing is typed yet is the picture's own.
function typed() {
  const { width, height } = picture.viewBox.baseVal;
  const own = { left: 0, top: 0, right: width, bottom: height };
  const most = { left: width, top: height, right: width, bottom: height };
  const sides = Object.keys(own).map((name) => {
    const value = form.elements[name].value.trim();
    return [name, /^\d+$/.test(value) ? Math.min(Number(value), most[name]) : own[name]];
  });
  if (Object.keys(own).some((name) => form.elements[name].value.trim())) show(Object.fromEntries(sides));
  else picture.querySelector(".choosing")?.remove();
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
  form.addEventListener("input", (event) => event.target.name in { left: 1, top: 1, right: 1, bottom: 1 } && typed());
  typed();
  for (const words of document.querySelectorAll(".needs-script")) words.hidden = false;
}
