// Fills the page about school terms, in the manner of a web app that is drawn in the browser.
"use strict";

const CONTENT = `
  <div class="sv-text-portlet sv-use-margins sv-skip-spacer" id="svid12_5d0be1f7a2c94be8d16f03">
    <div id="Text"><!-- Text --></div>
    <div class="sv-text-portlet-content">
      <h1 class="heading">Terminstider och lov</h1>
      <p class="preamble">Här ser du när terminerna börjar och slutar i grundskolan och gymnasieskolan. Tiderna är beslutade av barn- och utbildningsnämnden.</p>
      <h2 class="heading">Läsåret 2026/2027</h2>
      <ul>
        <li>Höstterminen: 18 augusti–18 december</li>
        <li>Höstlov: vecka 44</li>
        <li>Jullov: 19 december–10 januari</li>
        <li>Vårterminen: 11 januari–11 juni</li>
        <li>Sportlov: vecka 9</li>
        <li>Påsklov: vecka 13</li>
      </ul>
      <p class="normal">Fyra dagar per läsår är studiedagar för personalen. Eleverna är då lediga, men fritidshemmen har öppet. Varje skola väljer sina egna studiedagar och skriver till vårdnadshavarna senast en månad före.</p>
      <h2 class="heading">Ledigt på annan tid</h2>
      <p class="normal">Behöver ditt barn vara ledigt under terminen söker du det hos klassens mentor. Vid mer än tio dagar beslutar rektorn.</p>
      <h2 class="heading">Läs mer</h2>
      <p class="normal">För elever som behöver mer tid i ett ämne ordnar kommunen <a href="lovskola.html">lovskola</a>.</p>
    </div>
  </div>
  <div class="sv-script-portlet sv-portlet page-information" id="svid12_91c4a7e03bd25f68aa70c1">
    <div id="Sidinformation"><!-- Sidinformation --></div>
    <p>Uppdaterades: <time datetime="2026-08-10">10 augusti 2026</time></p>
    <p>Informationsägare: Skolkontoret</p>
  </div>`;

window.addEventListener("load", () => {
  setTimeout(() => document.querySelector("main").insertAdjacentHTML("beforeend", CONTENT), 200);
});
