// Has visited pages of villages kept for when there is no network, unless the reader does
// not want it. Not on a disk, and not where a browser knows no such thing.
(function () {
  var workers = navigator.serviceWorker, box = document.querySelector(".keep");
  if (!workers || !window.caches || !box || !/^https?:$/.test(location.protocol)) return;
  var root = new URL("../../", document.currentScript.src).href, key = "cunwu-offline", wanted = true;
  try { wanted = localStorage.getItem(key) !== "off"; } catch (e) {}

  var button = box.firstElementChild;

  function show() {
    var text = button.textContent;
    button.textContent = button.getAttribute("data-other");
    button.setAttribute("data-other", text);
  }

  function start(anew) {
    var first = anew || !workers.controller;
    workers.register(root + "sw.js", {scope: root}).then(function () { return workers.ready; }).then(function (found) {
      if (first) found.active.postMessage("keep");
    }).catch(function () {});
  }

  function stop() {
    workers.getRegistration(root).then(function (found) {
      if (found && found.active) found.active.postMessage("forget");
      return found && found.unregister();
    }).then(function () {
      return caches.keys();
    }).then(function (names) {
      return Promise.all(names.map(function (name) { return name.indexOf("cunwu " + root + " ") === 0 && caches.delete(name); }));
    }).catch(function () {});
  }

  button.addEventListener("click", function () {
    wanted = !wanted;
    try {
      if (wanted) localStorage.removeItem(key); else localStorage.setItem(key, "off");
    } catch (e) {}
    show();
    if (wanted) start(true); else stop();
  });
  box.hidden = false;
  if (wanted) start(); else show();
})();
