/* Makes pages easier; none needs it. Classic script for Chromium 86 and later.
   1. Symbol keys put what document numbers need into the search box, at the caret.
   2. A button [data-print] prints.
   3. On a kiosk: back to the front page after silence, no way off the site. */
(function () {
  "use strict";
  var root = document.documentElement;
  var english = root.lang === "en";

  /* Pairs open around the caret, or around what is selected. */
  function insert(field, text) {
    var start = field.selectionStart === null ? field.value.length : field.selectionStart;
    var end = field.selectionEnd === null ? start : field.selectionEnd;
    if (field.maxLength > 0 && field.value.length + text.length > field.maxLength) return;
    var pair = text.length === 2;
    var chosen = field.value.slice(start, end);
    field.setRangeText(pair ? text[0] + chosen + text[1] : text, start, end, "end");
    if (pair && !chosen) field.setSelectionRange(start + 1, start + 1);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  document.querySelectorAll("[data-keys]").forEach(function (keys) {
    var field = document.getElementById(keys.dataset.keys);
    if (!field) return;
    keys.hidden = false;
    /* A press must not take the focus, and with it the caret and the input method, from the field. */
    keys.addEventListener("mousedown", function (event) {
      if (event.target.closest("[data-insert]")) event.preventDefault();
    });
    keys.addEventListener("click", function (event) {
      var key = event.target.closest("[data-insert]");
      if (!key) return;
      insert(field, key.dataset.insert);
      field.focus();
    });
  });

  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });

  if (root.dataset.view !== "kiosk") return;

  var SILENCE = 90000;
  var WARNING = 15000;
  var home = english ? "/en/" : "/";
  var words = english
    ? { soon: "Nobody there? Back to the front page in 15 seconds. Touch anywhere to stay.",
        closed: "This does not open on this machine. Scan the code on the page to read it on your phone." }
    : { soon: "还在看吗？15 秒后回到首页，点一下屏幕可以继续看。",
        closed: "本机不打开站外网页和附件，请用手机扫本页二维码查看。" };
  var note = document.createElement("p");
  note.className = "kiosk-note";
  note.setAttribute("role", "alert");
  note.hidden = true;
  document.body.appendChild(note);
  var timers = [];
  var touched = false;

  function say(text) {
    note.textContent = text;
    note.hidden = !text;
  }

  function leave() {
    if (location.pathname !== home || location.search || touched) location.replace(home);
    else wait();
  }

  function wait() {
    timers.forEach(clearTimeout);
    timers = [
      setTimeout(function () { if (location.pathname !== home || touched) say(words.soon); }, SILENCE - WARNING),
      setTimeout(leave, SILENCE)
    ];
  }

  function stir() {
    touched = true;
    say("");
    wait();
  }

  ["pointerdown", "keydown", "wheel", "touchmove"].forEach(function (kind) {
    addEventListener(kind, stir, { passive: true, capture: true });
  });
  addEventListener("pageshow", wait);

  /* Links off the site, to mail and telephone programs, and to files (a file has no way back). */
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href]");
    if (!link) return;
    link.removeAttribute("target");
    if (link.origin !== location.origin || link.hasAttribute("download") || link.closest(".files")) {
      event.preventDefault();
      say(words.closed);
    }
  }, true);
  ["contextmenu", "dragstart", "auxclick"].forEach(function (kind) {
    document.addEventListener(kind, function (event) { event.preventDefault(); });
  });
  wait();
})();
