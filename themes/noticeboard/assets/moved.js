// On a page at an address that a village had formerly: goes on to the new one with the
// version that stands in the code (#v-…), which a refresh would lose. On a disk a folder
// shows no page of its own.
(function () {
  var folder = document.currentScript.getAttribute("data-folder");
  location.replace(folder + (location.protocol === "file:" ? "index.html" : "") + location.hash);
})();
