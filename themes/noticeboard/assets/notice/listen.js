// The button that has a notice read aloud, only where the browser has a voice for the page's
// language. What reads (aloud.js) is fetched when somebody presses it: few do.
(function () {
  var button = document.querySelector(".aloud"), voice = window.speechSynthesis, lang = document.documentElement.lang.slice(0, 2);
  if (!button || !voice || !window.SpeechSynthesisUtterance) return;

  function offer() {
    button.hidden = !voice.getVoices().some(function (v) { return v.lang.slice(0, 2) === lang; });
  }

  function fetch() {
    var script = document.createElement("script");
    button.removeEventListener("click", fetch);
    voice.speak(new SpeechSynthesisUtterance("")); // an iPhone lets speak later who spoke when pressed
    script.src = button.getAttribute("data-src");
    script.onerror = function () { button.addEventListener("click", fetch); };
    document.head.appendChild(script);
  }

  button.addEventListener("click", fetch);
  if (voice.addEventListener) voice.addEventListener("voiceschanged", offer);
  offer();
})();
