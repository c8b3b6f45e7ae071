// Says again what tables are that a phone shows as entries or labelled rows: Safari, and
// browsers before 2020, take them for tables no longer when a stylesheet sets them so.
(function () {
  var roles = { TABLE: "table", TR: "row", TD: "cell", col: "columnheader", row: "rowheader" };
  [].forEach.call(document.querySelectorAll(".turns table, .turns table > *, .turns tr, .turns td, .turns th"), function (e) {
    e.setAttribute("role", roles[e.scope || e.nodeName] || "rowgroup");
  });
})();
