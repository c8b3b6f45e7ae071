// Has visited pages of villages kept for when there is no network, unless the reader does
// not want it: a button at the foot, whose words the program writes in here. Not on a disk,
// and not where a browser knows no such thing.
(function () {
  var workers = navigator.serviceWorker, foot = document.querySelector(".foot");
  if (!workers || !window.caches || !foot || !/^https?:$/.test(location.protocol)) return;
  var root = new URL("../", document.currentScript.src).href, key = "cunwu-offline", wanted = true;
  try { wanted = localStorage.getItem(key) !== "off"; } catch (e) {}

  var words = WORDS, button = document.createElement("button"), what = document.createElement("p");
  button.type = "button";
  button.className = "button keep";
  button.setAttribute("aria-describedby", what.id = "keep-what");
  what.className = "foot-program"; // which paper leaves out
  what.textContent = words.what;

  function show() { button.textContent = wanted ? words.stop : words.start; }

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
  show();
  foot.appendChild(button);
  foot.appendChild(what);
  if (wanted && !document.getElementById("found")) start(); // a page that is not kept has better things to do
})();
