// Passes a notice on to the family: by the phone's own menu where there is one, else by
// copying its lasting address, which a page on a disk has too. WeChat lets a page do neither
// and has a menu of its own.
(function () {
  var button = document.querySelector(".share"), told = document.querySelector(".told"), link = document.querySelector("link[rel=canonical]");
  if (!button || !link) return;

  function tell(what) { told.textContent = button.getAttribute("data-" + what); }

  function copied() { tell("copied"); }

  // select copies as browsers of 2018 do, and on a page that came without https.
  function select() {
    var field = document.createElement("textarea"), done;
    field.value = link.href;
    told.appendChild(field);
    field.select();
    try { done = document.execCommand("copy"); } catch (e) {}
    button.focus();
    if (done) return copied();
    tell("address");
    told.textContent += link.href;
  }

  function copy() {
    if (navigator.clipboard) navigator.clipboard.writeText(link.href).then(copied, select); else select();
  }

  button.hidden = false;
  button.addEventListener("click", function () {
    told.textContent = "";
    if (/MicroMessenger/.test(navigator.userAgent)) tell("wechat");
    else if (navigator.share) navigator.share({ title: document.title, text: document.querySelector("meta[name=description]").content, url: link.href }).catch(function (e) { if (e.name !== "AbortError") copy(); });
    else copy();
  });
})();
