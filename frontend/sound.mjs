// Lets people put the moment that a recording is at into the boxes of a stretch, and hear the stretch before they mark it.
// Every button works with the keyboard; without a script the times are typed.

const player = document.querySelector("audio.recording");
const form = document.querySelector(".sound-form");

function clock(moment) {
  const tenths = Math.round(moment * 10);
  const minutes = Math.floor(tenths / 600);
  const rest = tenths % 600;
  return `${minutes}:${String(Math.floor(rest / 10)).padStart(2, "0")}${rest % 10 ? `.${rest % 10}` : ""}`;
}

function seconds(told) {
  const parts = told.trim().replace(",", ".").split(":").map(Number);
  return parts.reduce((sum, part) => sum * 60 + part, 0);
}

function hear() {
  const begins = seconds(form.elements.begins.value);
  const ends = seconds(form.elements.ends.value);
  if (!Number.isFinite(begins) || !(ends > begins)) return;
  player.currentTime = begins;
  player.addEventListener("timeupdate", function stop() {
    if (player.currentTime < ends) return;
    player.removeEventListener("timeupdate", stop);
    player.pause();
  });
  player.play();
}

if (player && form) {
  for (const button of form.querySelectorAll("[data-sets]")) {
    button.addEventListener("click", () => (form.elements[button.dataset.sets].value = clock(player.currentTime)));
  }
  form.querySelector("[data-plays]").addEventListener("click", hear);
  for (const words of form.querySelectorAll(".needs-script")) words.hidden = false;
}
