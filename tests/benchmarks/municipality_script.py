"""The scripts of the generated municipality: what menus, accordions and notices need, run once, in order."""

SCRIPT = r"""
"use strict";

// The main menu: each area folds its pages out.
for (const button of document.querySelectorAll(".main-menu button")) {
  button.addEventListener("click", () => {
    const panel = document.getElementById(button.getAttribute("aria-controls"));
    panel.hidden = !panel.hidden;
    button.setAttribute("aria-expanded", String(!panel.hidden));
  });
}

// Accordions: written as heading and text, folded by script.
document.querySelectorAll(".accordion-item").forEach((item, number) => {
  const heading = item.querySelector("h3");
  const body = item.querySelector(".accordion-body");
  const button = document.createElement("button");
  body.id = `dragspel-${number}`;
  body.hidden = number > 0;
  button.type = "button";
  button.textContent = heading.textContent;
  button.setAttribute("aria-controls", body.id);
  button.setAttribute("aria-expanded", String(number === 0));
  button.addEventListener("click", () => {
    body.hidden = !body.hidden;
    button.setAttribute("aria-expanded", String(!body.hidden));
  });
  heading.replaceChildren(button);
});

// Contact cards: an application that draws itself in the browser.
for (const card of document.querySelectorAll("[data-contact]")) {
  const facts = JSON.parse(card.dataset.contact);
  const name = document.createElement("h3");
  name.textContent = facts.name;
  const list = document.createElement("ul");
  for (const [kind, value, href] of facts.ways) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = href;
    link.textContent = value;
    item.append(`${kind}: `, link);
    list.append(item);
  }
  card.append(name, list);
}

// Have the page read aloud.
const heading = document.querySelector("main h1");
if (heading) {
  const listen = document.createElement("button");
  listen.className = "listen";
  listen.type = "button";
  listen.textContent = "Lyssna";
  heading.after(listen);
}

// Forms say what is missing.
for (const form of document.querySelectorAll("form.sv-form")) {
  form.noValidate = true;
  form.addEventListener("submit", event => {
    for (const field of form.querySelectorAll("[required]")) {
      field.setAttribute("aria-invalid", String(!field.value));
      if (!field.value) event.preventDefault();
    }
  });
}

// The notice about cookies, until somebody has answered it.
if (!document.cookie.includes("kakor=")) {
  const notice = document.createElement("div");
  notice.className = "cookie-notice";
  notice.setAttribute("role", "region");
  notice.setAttribute("aria-label", "Kakor");
  const inner = document.createElement("div");
  const words = document.createElement("p");
  words.textContent = "Vi använder kakor för att webbplatsen ska fungera och för att kunna förbättra den.";
  inner.append(words);
  for (const [text, answer] of [["Godkänn alla", "alla"], ["Bara nödvändiga", "nodvandiga"]]) {
    const button = document.createElement("button");
    button.className = "env-button";
    button.type = "button";
    button.textContent = text;
    button.addEventListener("click", () => {
      document.cookie = `kakor=${answer}; path=/; max-age=31536000; samesite=lax`;
      notice.remove();
    });
    inner.append(button);
  }
  notice.append(inner);
  document.body.append(notice);
}
"""
