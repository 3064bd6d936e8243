// Lets people select words of a text, by mouse, touch or keyboard, and puts the place into the form.
// Places are counted in Unicode code points from the beginning of the whole text; the end is not included.

const text = document.querySelector(".source-text");
const form = document.querySelector("#selection-form");

function paragraphOf(node) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  return element?.closest("[data-begins]");
}

function placeOf(node, offset) {
  const paragraph = paragraphOf(node);
  if (!paragraph || !text.contains(paragraph)) return null;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  return Number(paragraph.dataset.begins) + [...before.toString()].length;
}

function selected() {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const begins = placeOf(range.startContainer, range.startOffset);
  const ends = placeOf(range.endContainer, range.endOffset);
  if (begins === null || ends === null || ends <= begins) return null;
  const same = paragraphOf(range.startContainer) === paragraphOf(range.endContainer);
  return { begins, ends, words: range.toString(), same };
}

function offer() {
  const found = selected();
  if (!found || form.contains(document.activeElement)) return;
  form.elements.begins.value = found.begins;
  form.elements.ends.value = found.ends;
  // Over several paragraphs the page has words that the text has not, so only the place is sent.
  form.elements.quote.value = found.same ? found.words : "";
  form.querySelector(".selected-words").textContent = found.words;
  form.hidden = false;
}

if (text && form) {
  document.addEventListener("selectionchange", offer);
  for (const words of document.querySelectorAll(".needs-script")) words.hidden = false;
}
