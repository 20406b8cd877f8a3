/* From one finding to the next by N and P; a page whose files are being looked through comes again by itself. Chromium 86. */
(function () {
  "use strict";
  var hits = Array.prototype.slice.call(document.querySelectorAll("[data-hit]"));
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable) { return; }
    var step = event.key === "n" || event.key === "N" ? 1 : event.key === "p" || event.key === "P" ? -1 : 0;
    if (event.key === "Enter" && event.target.hasAttribute && event.target.hasAttribute("data-hit")) {
      var find = document.getElementById("find-" + event.target.getAttribute("data-hit")), button = find && (find.querySelector(".find-do button") || find.querySelector("a"));
      if (find) { event.preventDefault(); find.scrollIntoView({ block: "center" }); if (button) { button.focus(); } }
      return;
    }
    if (!step || !hits.length) { return; }
    event.preventDefault();
    var at = hits.indexOf(document.activeElement);
    hits[at < 0 ? (step > 0 ? 0 : hits.length - 1) : (at + step + hits.length) % hits.length].focus();
  });
  var all = document.querySelector("[data-pick-clear]");
  if (all) {
    all.hidden = false;
    all.addEventListener("click", function () {
      Array.prototype.forEach.call(document.querySelectorAll("input[name=pick]"), function (box) { box.checked = box.hasAttribute("data-clear"); });
    });
  }
  var form = document.querySelector("form[data-review]");
  if (form && document.querySelector("[data-checking]")) {
    var touched = false;
    form.addEventListener("input", function () { touched = true; });
    window.setTimeout(function () { if (!touched) { window.location.reload(); } }, 4000);
  }
})();
