/* Smoother drafts and reviews. Every page works without this file. Chromium 86. */
(function () {
  "use strict";
  var each = function (selector, does, within) { Array.prototype.forEach.call((within || document).querySelectorAll(selector), does); };
  var text = function (element, words) { if (element) { element.textContent = words; } };

  each("[data-print]", function (button) { button.hidden = false; button.addEventListener("click", function () { window.print(); }); });

  /* a file dropped anywhere on the field is the field's file */
  each("[data-drop], [data-files]", function (zone) {
    var input = zone.querySelector("input[type=file]");
    if (!input) { return; }
    ["dragover", "dragenter"].forEach(function (name) { zone.addEventListener(name, function (event) { event.preventDefault(); zone.classList.add("over"); }); });
    ["dragleave", "drop"].forEach(function (name) { zone.addEventListener(name, function () { zone.classList.remove("over"); }); });
    zone.addEventListener("drop", function (event) {
      event.preventDefault();
      event.stopPropagation();
      if (!event.dataTransfer.files.length) { return; }
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  });

  var form = document.querySelector("form[data-draft]");
  if (form) { draft(form); }
  each("[data-queue]", queue);
  each("form[data-review]", function (review) {
    document.addEventListener("keydown", function (event) {
      if (/^(INPUT|TEXTAREA|SELECT|BUTTON|A|SUMMARY)$/.test(event.target.tagName) || event.ctrlKey || event.altKey || event.metaKey) { return; }
      if (event.key === "r" || event.key === "R") {
        var first = review.querySelector("input[name=reasons]");
        if (first) { event.preventDefault(); first.focus(); }
      }
    });
  });

  function draft(form) {
    var field = function (name) { return form.querySelector("[name='" + name + "']"); };
    var version = field("version"), confirmed = field("confirmed"), submit = form.querySelector("[data-submit]");
    var saved = form.querySelector("[data-saved]"), against = form.querySelector("[data-against]"), matches = form.querySelector("[data-matches]");
    var timer = 0, dirty = false, stopped = form.querySelector("#refused") !== null && document.querySelector("[value^=over-]") !== null;

    function send(address, data) {
      return fetch(address, { method: "POST", body: data, credentials: "same-origin", headers: { "X-CSRFToken": field("csrfmiddlewaretoken").value } });
    }
    function fields() {
      var data = new FormData(form);
      data.delete("document"); data.delete("files");
      return data;
    }
    function say(reasons) {
      submit.disabled = reasons.length > 0;
      against.textContent = "";
      if (!reasons.length) { return; }
      var head = document.createElement("b"), list = document.createElement("ul");
      head.textContent = "还不能提交：";
      reasons.forEach(function (words) { var line = document.createElement("li"); line.textContent = words; list.appendChild(line); });
      against.appendChild(head); against.appendChild(list);
    }
    function wrong(found) {
      each("[data-field]", function (box) {
        var words = found[box.getAttribute("data-field")], old = box.querySelector("[data-wrong]");
        if (old) { old.remove(); }
        if (words) { var line = document.createElement("p"); line.className = "say red"; line.setAttribute("data-wrong", ""); line.textContent = words; box.appendChild(line); }
      }, form);
    }
    /* what makes a new version goes one after the other, lest the page be told that somebody else had changed the draft */
    var line = Promise.resolve();
    function alone(work) { line = line.then(work, work); return line; }
    form.alone = alone;
    function save() {
      if (stopped) { return Promise.resolve(); }
      window.clearTimeout(timer);
      return alone(store);
    }
    function store() {
      if (stopped) { return null; }
      dirty = false;
      return send(form.getAttribute("data-save"), fields()).then(function (answer) {
        return answer.json().then(function (said) {
          if (!answer.ok) {
            stopped = answer.status === 409 || answer.status === 403;
            text(saved, said.reasons.map(function (reason) { return reason.message; }).join("；"));
            return;
          }
          version.value = said.version;
          text(saved, said.saved);
          wrong(said.wrong);
          say(said.against);
          if (matches) { matches.innerHTML = said.matches; }
          var found = document.querySelector("[data-found]");
          if (found) { found.innerHTML = said.found; }
          var look = form.querySelector("[data-preview]");
          if (look && said.preview) { look.innerHTML = said.preview; }
          var light = document.querySelector("[data-light]");
          if (light && said.light.words) { light.className = "light push " + said.light.kind; text(light, said.light.words); }
        });
      }).catch(function () { text(saved, "没有保存成，请检查网络"); dirty = true; }).then(function () {
        if (dirty && !stopped) { later(5000); }
      });
    }
    function later(time) { window.clearTimeout(timer); timer = window.setTimeout(save, time); }

    form.addEventListener("input", function (event) {
      if (event.target.type === "file") { return; }
      dirty = true;
      touch(event.target);
      later(1500);
    });
    /* what was read from a document counts as confirmed once somebody has gone through the field */
    function touch(input) {
      if (!input.classList || !input.classList.contains("filled")) { return; }
      input.classList.remove("filled");
      var tint = input.closest("[data-field]").querySelector("[data-tint]");
      if (tint) { tint.remove(); }
      confirmed.value = (confirmed.value ? confirmed.value + "," : "") + input.name;
      dirty = true; later(800);
    }
    form.addEventListener("click", function (event) { touch(event.target); });
    each(".in.filled", function (input) { input.addEventListener("blur", function () { touch(input); }); }, form);

    each("[data-ground]", function (box) {
      function show() { var chosen = form.querySelector("[name=attribute]:checked"); box.hidden = !chosen || chosen.value === "proactive"; }
      each("[name=attribute]", function (radio) { radio.addEventListener("change", show); }, form);
      show();
    }, form);

    /* text from Word, WPS and pages is cleaned by the server */
    var body = field("body");
    body.addEventListener("paste", function (event) {
      var html = event.clipboardData && event.clipboardData.getData("text/html");
      if (!html) { return; }
      event.preventDefault();
      var plain = event.clipboardData.getData("text/plain"), data = new FormData();
      data.append("html", html);
      send(form.getAttribute("data-paste"), data).then(function (answer) { return answer.ok ? answer.json() : { text: plain }; })
        .catch(function () { return { text: plain }; }).then(function (said) {
          if (said.notes && said.notes.length) { text(saved, said.notes.join("；")); }
          body.setRangeText(said.text, body.selectionStart, body.selectionEnd, "end");
          body.dispatchEvent(new Event("input", { bubbles: true }));
        });
    });

    var document_ = field("document"), files = field("files"), progress = form.querySelector("[data-progress]");
    document_.addEventListener("change", function () { if (document_.files.length) { form.querySelector("[value=read]").click(); } });
    files.addEventListener("change", function () {
      if (!files.files.length) { return; }
      save().then(function () {
        var request = new XMLHttpRequest(), data = new FormData(), bar = document.createElement("progress"), share = document.createElement("span"), done;
        Array.prototype.forEach.call(files.files, function (file) { data.append("files", file); });
        progress.className = "say";
        progress.textContent = "";
        bar.setAttribute("aria-label", "上传进度");
        progress.appendChild(bar); progress.appendChild(share);
        request.open("POST", form.getAttribute("data-upload"));
        request.setRequestHeader("X-CSRFToken", field("csrfmiddlewaretoken").value);
        request.upload.addEventListener("progress", function (event) {
          if (!event.lengthComputable) { return; }
          bar.max = event.total; bar.value = event.loaded;
          text(share, " " + Math.floor(event.loaded * 100 / event.total) + "%");
        });
        /* once all of it is there it is looked through and hung on: nothing is saved meanwhile */
        request.upload.addEventListener("load", function () {
          bar.removeAttribute("value");
          text(share, " 正在隔离区检查…");
          alone(function () { return new Promise(function (resolve) { done = resolve; }); });
        });
        request.addEventListener("loadend", function () {
          var said = {};
          try { said = JSON.parse(request.responseText); } catch (error) { said = {}; }
          if (request.status === 200) { version.value = said.version; }
          if (done) { done(); }
          if (request.status === 200) { save().then(function () { window.location.reload(); }); return; }
          progress.className = "say red";
          text(progress, (said.reasons || [{ message: request.status ? "没有传成，请再试" : "没有传成，请检查网络" }]).map(function (reason) { return reason.message; }).join("；"));
          files.value = "";
        });
        request.send(data);
      });
    });

    /* the lock: held while the page is open */
    function hold(end) {
      var data = new FormData();
      data.append("csrfmiddlewaretoken", field("csrfmiddlewaretoken").value);
      if (end) { data.append("end", "1"); navigator.sendBeacon(form.getAttribute("data-hold"), data); return; }
      send(form.getAttribute("data-hold"), data).then(function (answer) {
        if (answer.ok) { return; }
        answer.json().then(function (said) { stopped = true; text(saved, said.reasons.map(function (reason) { return reason.message; }).join("；")); });
      }).catch(function () { return null; });
    }
    hold(false);
    window.setInterval(hold, 180000, false);
    window.addEventListener("pagehide", function () { hold(true); });
    document.addEventListener("keydown", function (event) {
      if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); save(); }
    });
  }

  function queue(list) {
    var rows = Array.prototype.slice.call(list.querySelectorAll("li")), at = -1;
    var bar = document.querySelector("[data-pick-all]"), boxes = list.querySelectorAll("input[name=pick]");
    if (bar) {
      var all = bar.querySelector("input"), told = bar.querySelector("[data-picked]");
      var count = function () {
        var picked = list.querySelectorAll("input[name=pick]:checked").length;
        all.checked = picked === boxes.length;
        told.textContent = picked ? told.getAttribute("data-picked").replace("%s", picked) : "";
      };
      bar.hidden = false;
      all.addEventListener("change", function () { each("[data-queue] input[name=pick]", function (box) { box.checked = all.checked; }); count(); });
      list.addEventListener("change", count);
    }
    document.addEventListener("keydown", function (event) {
      if (event.ctrlKey || event.altKey || event.metaKey || /^(TEXTAREA|SELECT|BUTTON)$/.test(event.target.tagName)) { return; }
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        at = Math.max(0, Math.min(rows.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)));
        rows.forEach(function (row, place) { row.classList.toggle("on", place === at); });
        rows[at].querySelector("a").focus();
      } else if (event.key === " " && at >= 0 && event.target.type !== "checkbox") {
        event.preventDefault();
        rows[at].querySelector("input").click();
      }
    });
  }
})();
