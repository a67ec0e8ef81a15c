// The drop zone: files may be dragged onto it; what was chosen is listed. Without this script it is a file field.
"use strict";

const size = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });

function inWords(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${size.format(bytes / 1024)} KB`;
  return `${size.format(bytes / 1024 / 1024)} MB`;
}

function list(zone, input) {
  const place = zone.querySelector(".mc-drop-files");
  const model = zone.querySelector("template");
  place.replaceChildren();
  for (const file of input.files) {
    const row = model.content.cloneNode(true);
    row.querySelector("[data-name]").textContent = file.name;
    row.querySelector("[data-size]").textContent = inWords(file.size);
    place.append(row);
  }
  const status = zone.querySelector("[role=status]");
  status.textContent = input.files.length ? status.dataset.text.replace("0", input.files.length) : "";
}

for (const zone of document.querySelectorAll(".mc-drop")) {
  const input = zone.querySelector("input[type=file]");
  zone.classList.add("mc-ready");
  zone.addEventListener("click", (event) => {
    if (!event.target.closest("label, input, a, button")) input.click();
  });
  for (const name of ["dragenter", "dragover"]) {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.add("mc-over");
    });
  }
  for (const name of ["dragleave", "drop"]) {
    zone.addEventListener(name, () => zone.classList.remove("mc-over"));
  }
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    const all = new DataTransfer(); // keep what was chosen before: a quarter's files come from several folders
    for (const file of input.files) all.items.add(file);
    for (const file of event.dataTransfer.files) all.items.add(file);
    input.files = all.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  input.addEventListener("change", () => list(zone, input));
  list(zone, input); // on a slow line files are chosen before this script is there; coming back, they still are
}
