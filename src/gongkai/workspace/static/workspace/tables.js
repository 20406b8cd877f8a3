/* Batches: tick all, move by keys, go on by itself where pieces are left. Everything works without. */
(function () {
  "use strict";
  var going = document.querySelector("[data-continue]");
  if (going) { going.querySelector("button").disabled = true; going.submit(); return; }
  var form = document.querySelector("[data-batch]");
  if (!form) { return; }
  var rows = Array.prototype.slice.call(form.querySelectorAll(".rows tbody tr")), at = -1;
  var all = form.querySelector("[data-all]");
  if (all) {
    all.addEventListener("change", function () {
      form.querySelectorAll("[name=pick]").forEach(function (box) { box.checked = all.checked; });
    });
  }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || /^(TEXTAREA|SELECT|BUTTON)$/.test(event.target.tagName) || /^(text|radio)$/.test(event.target.type)) { return; }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      at = Math.max(0, Math.min(rows.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)));
      rows.forEach(function (row, place) { row.classList.toggle("on", place === at); });
      var link = rows[at].querySelector("a");
      if (link) { link.focus(); }
    } else if (event.key === " " && at >= 0 && event.target.type !== "checkbox") {
      var box = rows[at].querySelector("[name=pick]");
      if (box) { event.preventDefault(); box.click(); }
    }
  });
})();
