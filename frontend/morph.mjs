// Lets one part of a page become like another without touching what somebody is at: the element with the focus is never
// taken out of the page, what is typed stays, what is folded open stays open, and what scripts added stays.

const ASIDE = "[data-kept]";

function keyOf(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  // A form is known by its first box, however deep, so that what stands before it may come and go.
  return node.id || node.querySelector(node.matches("form") ? "[id]" : ":scope > [id]")?.id || "";
}

function isAlike(one, other) {
  return one.nodeType === other.nodeType && one.nodeName === other.nodeName && keyOf(one) === keyOf(other);
}

function stays(node) {
  return node.nodeType === Node.ELEMENT_NODE && node.matches(ASIDE);
}

function copyAttributes(from, to) {
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && name !== "open") from.removeAttribute(name);
  }
  for (const { name, value } of to.attributes) {
    if (name !== "open" && from.getAttribute(name) !== value) from.setAttribute(name, value);
  }
}

function becomeAlike(from, to) {
  if (from.nodeType !== Node.ELEMENT_NODE) {
    if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue;
    return;
  }
  const isBox = from.matches("input:not([type=hidden]), textarea, select");
  if (isBox) return;
  copyAttributes(from, to);
  if (from.matches("input[type=hidden]")) from.value = to.value;
  else morph(from, to);
}

// Finds the child that is to become like `wanted`: the next one, or the one that has its key and stands further on.
function childFor(parent, next, wanted) {
  const key = keyOf(wanted);
  for (let child = next; child; child = child.nextSibling) {
    if (!stays(child) && isAlike(child, wanted)) return child;
    if (!key) break;
  }
  return null;
}

export function morph(parent, like) {
  let next = parent.firstChild;
  for (const wanted of [...like.childNodes]) {
    if (stays(wanted)) continue;
    while (next && stays(next)) next = next.nextSibling;
    const child = childFor(parent, next, wanted);
    if (!child) {
      parent.insertBefore(document.importNode(wanted, true), next);
      continue;
    }
    if (child !== next && child.contains(document.activeElement)) {
      // What has the focus must not move: what stands before it moves behind it.
      while (next !== child) {
        const moved = next;
        next = next.nextSibling;
        if (!stays(moved)) parent.append(moved);
      }
    } else if (child !== next) parent.insertBefore(child, next);
    becomeAlike(child, wanted);
    next = child.nextSibling;
  }
  while (next) {
    const gone = next;
    next = next.nextSibling;
    if (!stays(gone)) gone.remove();
  }
}
