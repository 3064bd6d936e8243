// Records a voice in the browser and puts it into the form's own box for a file. Without this, a file is chosen.

const box = document.querySelector(".record");
const input = document.querySelector("input[name=voice]");
const kind = ["audio/mp4", "audio/webm;codecs=opus", "audio/ogg;codecs=opus"].find(
  (type) => window.MediaRecorder?.isTypeSupported(type),
);

const PIECE = 500; // milliseconds of sound after which it is said that sound has come

function say(words) {
  box.querySelector("p").textContent = words;
}

function put(pieces, type) {
  const name = `voice.${type.startsWith("audio/mp4") ? "m4a" : type.slice(6).split(";")[0]}`;
  const files = new DataTransfer();
  files.items.add(new File(pieces, name, { type }));
  input.files = files.files;
  say(box.dataset.done);
}

async function record(button) {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream, { mimeType: kind, audioBitsPerSecond: 32000 });
  const pieces = [];
  recorder.addEventListener("dataavailable", (event) => {
    if (!event.data.size) return;
    pieces.push(event.data);
    if (recorder.state === "recording") say(box.dataset.going);
  });
  recorder.addEventListener("stop", () => {
    for (const track of stream.getTracks()) track.stop();
    if (pieces.length) put(pieces, recorder.mimeType);
    else say(box.dataset.refused);
    button.textContent = box.dataset.start;
  });
  recorder.start(PIECE);
  button.textContent = box.dataset.stop;
  return recorder;
}

if (box && input && kind && navigator.mediaDevices) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = box.dataset.start;
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  box.append(button, status);
  let recorder = null;
  button.addEventListener("click", async () => {
    if (recorder?.state === "recording") {
      recorder.stop();
      return;
    }
    say("");
    try {
      recorder = await record(button);
    } catch {
      say(box.dataset.refused);
    }
  });
}
