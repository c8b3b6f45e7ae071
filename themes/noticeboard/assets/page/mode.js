// Remembers large print and high contrast from page to page. The links work without it:
// #large and #contrast are targets. Where nothing can be stored (some readers of files, some
// messengers), the choice travels in the links.
(function () {
  var root = document.documentElement, modes = ["large", "contrast"], stored = true;

  function read(mode) {
    try { return localStorage.getItem("cunwu-" + mode) === "1"; } catch (e) { stored = false; }
  }

  function set(mode, on) {
    root.classList[on ? "add" : "remove"](mode);
    try {
      if (on) localStorage.setItem("cunwu-" + mode, "1"); else localStorage.removeItem("cunwu-" + mode);
    } catch (e) { stored = false; }
  }

  root.classList.add("js"); // room is kept for what a script shows
  modes.forEach(function (mode) {
    if (read(mode) || location.hash === "#" + mode) set(mode, true);
  });

  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href]");
    if (!link) return;
    var mode = link.getAttribute("data-mode");
    if (mode === "plain") {
      modes.forEach(function (each) { set(each, false); });
    } else if (mode) {
      set(mode, true);
      event.preventDefault();
    } else if (!stored && !link.hash && link.protocol === location.protocol && link.host === location.host) {
      modes.forEach(function (each) { if (root.classList.contains(each)) link.hash = each; });
    }
  });
})();
