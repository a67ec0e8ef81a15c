// When the chosen files were last changed on this machine stands in for when they were exported, until someone says
// otherwise. Without this script the field holds the present, to be corrected by hand or by what the files say.
"use strict";

const place = document.querySelector("#luc-xuat");
const files = document.querySelector(".mc-drop input[type=file]");

if (place && files) {
  const field = place.querySelector("[name=taken_at]");
  const shown = place.querySelector("[name=taken_shown]");
  const by = place.querySelector("[name=taken_by]");

  // The server reckons in Vietnam's time, whatever this machine's zone is; it has had one offset since 1975.
  const written = (at) => new Date(at + 7 * 3600 * 1000).toISOString().slice(0, 16);

  const standIn = () => {
    const changed = [...files.files].map((file) => file.lastModified).filter((at) => at > 0);
    if (!changed.length || field.value !== shown.value) return; // what a person wrote stays
    field.value = written(Math.min(Math.max(...changed), Date.now()));
    shown.value = field.value;
    by.value = "browser";
    place.querySelector("[role=status]").hidden = false;
  };

  files.addEventListener("change", standIn);
  standIn(); // files may have been chosen before this script was there
}
