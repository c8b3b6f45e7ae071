// WeChat opens no files: who presses one there is told below it how to get it.
(function () {
  var words = WORDS, told = null;
  if (!/MicroMessenger/.test(navigator.userAgent)) return;
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[type]");
    if (!link || link.getAttribute("type") === "text/html") return;
    if (!told) {
      told = document.createElement("p");
      told.className = "told";
      told.setAttribute("role", "status");
    }
    link.parentNode.appendChild(told);
    told.textContent = words.file;
  });
})();
