// Whoever comes with a paper is told first what it is worth: the block about its version
// gets the focus, so that it is read aloud too. A paper whose version no block on the page is
// about was never published here.
(function () {
  var told = document.getElementById("paper-unknown");

  function look() {
    var version = /^#(v-[0-9a-f]{6})$/.exec(location.hash), block = version && document.getElementById(version[1]);
    if (told) told.hidden = !version || !!block;
    if (!version || !(block = block || told)) return;
    block.tabIndex = -1;
    block.focus({ preventScroll: block !== told });
  }
  if (told) told.setAttribute("role", "alert");
  window.addEventListener("hashchange", look);
  look();
})();
