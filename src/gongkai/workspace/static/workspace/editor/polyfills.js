/* What the editor's library calls and browsers of 2020 (Chromium 86) lack. A classic script: it runs before the modules. */
(function () {
  "use strict";
  function lend(to, name, does) {
    if (!to[name]) { Object.defineProperty(to, name, { value: does, writable: true, configurable: true }); }
  }
  function at(place) {
    var number = Math.trunc(place) || 0;
    return this[number < 0 ? this.length + number : number];
  }
  lend(Object, "hasOwn", function (object, key) { return Object.prototype.hasOwnProperty.call(object, key); });
  lend(Array.prototype, "at", at);
  lend(String.prototype, "at", at);
  lend(Array.prototype, "findLast", function (fits, self) {
    for (var place = this.length - 1; place >= 0; place -= 1) { if (fits.call(self, this[place], place, this)) { return this[place]; } }
    return undefined;
  });
  lend(Array.prototype, "findLastIndex", function (fits, self) {
    for (var place = this.length - 1; place >= 0; place -= 1) { if (fits.call(self, this[place], place, this)) { return place; } }
    return -1;
  });
  lend(Array.prototype, "toSorted", function (order) { return this.slice().sort(order); });
  lend(Array.prototype, "toReversed", function () { return this.slice().reverse(); });
  lend(String.prototype, "replaceAll", function (what, by) { return this.split(what).join(by); });
  lend(window, "structuredClone", function (value) { return JSON.parse(JSON.stringify(value)); });
})();
