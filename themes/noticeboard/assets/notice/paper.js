// A paper whose version no block on the page is about was never published here.
(function () {
  function look() {
    var told = document.getElementById("paper-unknown");
    var version = /^#(v-[0-9a-f]{6})$/.exec(location.hash);
    if (told) told.hidden = !version || !!document.getElementById(version[1]);
  }
  window.addEventListener("hashchange", look);
  look();
})();
