// What pages need beside HTML: menus that close, dialogs that open, forms that are sent once.
"use strict";

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.mc-menu[open]")) {
    if (menu !== except) menu.open = false;
  }
}

document.addEventListener("click", (event) => {
  closeMenus(event.target.closest("details.mc-menu"));

  const opener = event.target.closest("[data-mc-open]");
  if (opener) {
    const dialog = document.getElementById(opener.dataset.mcOpen);
    if (dialog && !dialog.open) {
      event.preventDefault(); // without this script the link leads to the dialog by its address (:target)
      dialog.showModal();
    }
    return;
  }
  const closer = event.target.closest("[data-mc-close]");
  if (closer) {
    const dialog = closer.closest("dialog");
    if (dialog && dialog.open) {
      event.preventDefault();
      dialog.close();
    }
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === " " && event.target.matches("a[role=button]")) {
    event.preventDefault(); // what calls itself a button answers to the space bar too
    event.target.click();
    return;
  }
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.mc-menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// Who types a day chooses the period of free days, and who chooses another period has no days.
document.addEventListener("input", (event) => {
  const { form, name, dataset, value } = event.target;
  if (!form || event.isComposing) return;
  if (dataset.mcChooses !== undefined) {
    const [chosen, choice] = dataset.mcChooses.split("=");
    if (value) form.elements.namedItem(chosen).value = choice;
    return;
  }
  for (const day of form.querySelectorAll("[data-mc-chooses]")) {
    const [chosen, choice] = day.dataset.mcChooses.split("=");
    if (chosen === name && choice !== value) day.value = "";
  }
});

// A second press on a slow line must not record anything twice.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.dataset.mcResend !== undefined) return;
  if (form.dataset.mcSent !== undefined) {
    event.preventDefault();
    return;
  }
  form.dataset.mcSent = "";
  for (const button of form.querySelectorAll("button[type=submit], button:not([type])")) {
    button.setAttribute("aria-disabled", "true");
  }
});

// Coming back with the browser's own button shows the page as it was: it may be sent again.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll("form[data-mc-sent]")) {
    delete form.dataset.mcSent;
    for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
  }
});

document.addEventListener("change", (event) => {
  const control = event.target;
  if (control.matches("[data-mc-autosubmit]")) control.form.requestSubmit();
  if (control.matches("[data-mc-check-all]")) {
    for (const box of control.form.querySelectorAll(`input[name="${control.dataset.mcCheckAll}"]`)) {
      box.checked = control.checked;
    }
  }
});

// On a phone the navigation is a strip: show the part where one is.
document.querySelector(".mc-nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
